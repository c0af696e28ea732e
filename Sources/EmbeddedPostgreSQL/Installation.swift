import Foundation
import Glibc
import SystemCalls

/// A directory with PostgreSQL's server programs.
struct Installation: Equatable {
  /// The first version that makes incremental backups.
  static let oldestIncremental = 17

  let directory: String
  let major: Int

  func path(_ program: String) -> String { "\(directory)/\(program)" }

  /// Finds the newest installation that ``ServerVersions`` permits, or the one with the major version of
  /// the data directory.
  ///
  /// If `GALLEY_POSTGRES_BIN` is set, only this directory is searched. Otherwise these are: the one
  /// that `pg_config` reports, Debian's directories, and `PATH`.
  static func find(
    data: Int?, environment: [String: String]
  ) throws(EmbeddedServerError) -> Installation {
    var candidates: [String]
    if let given = environment["GALLEY_POSTGRES_BIN"], !given.isEmpty {
      candidates = [given]
    } else {
      candidates = standardDirectories(path: environment["PATH"] ?? "")
    }
    var found: [Installation] = []
    for directory in candidates {
      if let installation = try at(directory) { found.append(installation) }
    }
    guard let newest = found.max(by: { $0.major < $1.major }) else {
      if let given = environment["GALLEY_POSTGRES_BIN"], !given.isEmpty {
        throw .programsNotIn(directory: given)
      }
      throw .programsMissing(searched: candidates)
    }
    let versions = ServerVersions(environment: environment)
    if let data {
      guard let fitting = found.first(where: { $0.major == data }) else {
        throw .majorVersionMismatch(data: data, installed: Set(found.map(\.major)).sorted())
      }
      guard versions.permits(data) else { throw .untested(major: data) }
      return fitting
    }
    let permitted = found.filter { versions.permits($0.major) }
    guard let chosen = permitted.max(by: { $0.major < $1.major }) else {
      throw .untested(major: newest.major)
    }
    return chosen
  }

  private static func standardDirectories(path: String) -> [String] {
    let search = path.split(separator: ":").map(String.init)
    var directories: [String] = []
    for directory in search
    where FileManager.default.isExecutableFile(
      atPath: "\(directory)/pg_config")
    {
      let outcome = try? Subprocess(path: "\(directory)/pg_config", arguments: ["--bindir"])
        .run(reading: STDOUT_FILENO)
      if let outcome, outcome.status == 0 {
        directories.append(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      break
    }
    let debian = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
    directories += versions.sorted().map { "\(debian)/\($0)/bin" }
    if versions.isEmpty { directories.append("\(debian)/*/bin") }
    directories += search
    var seen: Set<String> = []
    return directories.filter { seen.insert($0).inserted }
  }

  /// The installation in `directory`; nil unless it has all three programs and reports its version.
  private static func at(_ directory: String) throws(EmbeddedServerError) -> Installation? {
    let files = FileManager.default
    for program in ["initdb", "pg_ctl", "postgres"]
    where !files.isExecutableFile(atPath: "\(directory)/\(program)") { return nil }
    // "postgres (PostgreSQL) 15.9 (Debian 15.9-0+deb12u1)"
    let outcome = try Subprocess(path: "\(directory)/postgres", arguments: ["--version"])
      .run(reading: STDOUT_FILENO)
    guard outcome.status == 0, let mark = outcome.output.range(of: "(PostgreSQL) "),
      let major = Int(outcome.output[mark.upperBound...].prefix(while: \.isNumber))
    else { return nil }
    return Installation(directory: directory, major: major)
  }
}
