import EmbeddedPostgreSQL
import Foundation
import TestSupport
import Testing

/// A private newsroom of a version of PostgreSQL, a folder for its backups, and one for other homes.
struct BackupTrial {
  enum Version: String, CaseIterable, CustomTestStringConvertible {
    /// The one that is installed.
    case system
    // Those of `Tests/PostgreSQL/install`.
    case sixteen = "16"
    case eighteen = "18"

    /// The versions that the tests of backups use.
    static let allCases: [Version] = [.system, .eighteen]

    var testDescription: String {
      self == .system ? "the system's PostgreSQL" : "PostgreSQL \(rawValue)"
    }

    /// The folder of its programs; nil for those that are found.
    func programs() async throws -> String? {
      guard self != .system else { return nil }
      let installer = URL(filePath: #filePath).appending(path: "../../../PostgreSQL/install")
        .standardizedFileURL.path
      return try await ValidatorProgram.output(of: "/bin/bash", [installer, rawValue])
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// The folder of everything.
  let parent: String
  let programs: String?

  /// Calls `body` with a trial. Stops its servers and removes everything afterwards.
  static func with(
    _ version: Version = .system, _ body: (BackupTrial) async throws -> Void
  ) async throws {
    let programs = try await version.programs()
    let parent = try ScratchDirectory.make("galley-admin")
    defer {
      let homes = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      for home in homes {
        _ = try? EmbeddedServer(home: "\(parent)/\(home)/draft").stop(.immediate)
        _ = try? EmbeddedServer(home: "\(parent)/\(home)").stop(.immediate)
      }
      try? FileManager.default.removeItem(atPath: parent)
    }
    try await body(BackupTrial(parent: parent, programs: programs))
  }

  var home: String { path("home") }
  var backups: String { path("backups") }
  var archive: String { path("archive") }

  func path(_ name: String) -> String { "\(parent)/\(name)" }

  private func environment(_ home: String) -> [String: String] {
    var environment = ["GALLEY_HOME": path(home)]
    environment["GALLEY_POSTGRES_BIN"] = programs
    return environment
  }

  func run(
    _ words: [String], in home: String = "home", stdin: String = "",
    environment other: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words, stdin: stdin, environment: environment(home).merging(other) { $1 })
  }

  /// The output of a command, which must succeed.
  @discardableResult
  func text(
    _ words: String..., in home: String = "home", stdin: String = ""
  ) async throws -> String {
    let outcome = try await run(words, in: home, stdin: stdin)
    try #require(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
    return outcome.stdout
  }

  func object(_ words: String..., in home: String = "home") async throws -> [String: Any] {
    let outcome = try await run(words + ["--format", "json"], in: home)
    try #require(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require(json as? [String: Any])
  }

  func shell(_ script: String, in home: String = "home") async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      script,
      environment: environment(home).merging([
        "BACKUPS": backups, "ARCHIVE": archive, "PARENT": parent,
      ]) { $1 })
  }

  func draft(_ slug: String, text: String = "The first paragraph.") async throws {
    let manuscript = Office.manuscript.replacing("slug: harbour-lamp", with: "slug: \(slug)")
      .replacing("The first paragraph.", with: text)
    try await self.text("draft", "-", stdin: manuscript)
  }

  func backUp(_ options: String...) async throws -> String {
    let outcome = try await run(
      ["database", "backup", "create", backups, "--format", "json"] + options)
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require((json as? [String: Any])?["name"] as? String)
  }

  /// The first newsroom in the answer of a restore.
  static func newsroom(_ answer: [String: Any]) -> [String: Any] {
    (answer["newsrooms"] as? [[String: Any]])?.first ?? [:]
  }

  /// The names of the backups that count.
  func listed() async throws -> [String] {
    let outcome = try await run(["database", "backup", "list", backups, "--format", "json"])
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require(json as? [[String: Any]]).compactMap { $0["name"] as? String }
  }

  func slugs(in home: String) async throws -> Set<String> {
    Set(try await text("list", "--slugs", in: home).split(separator: "\n").map { String($0) })
  }

  /// Changes a byte in the middle of a file.
  func damage(_ path: String) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    let middle = try file.seekToEnd() / 2
    try file.seek(toOffset: middle)
    let byte = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: middle)
    try file.write(contentsOf: Data([byte ^ 0x01]))
  }
}
