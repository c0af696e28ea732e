import Foundation
import Glibc
package import Newsroom
import PlainText
import PostgreSQL
import SystemCalls

/// The SQL of message-db: the folder `database` of a checkout of it.
package struct MessageDBFiles: Sendable {
  /// The role that the files create. It belongs to the whole server.
  package static let role = "message_store"

  /// The paths, in the order in which they run.
  let paths: [String]
  private let folder: String

  /// The folders in the order of message-db's own installation. Its views and privileges are not
  /// needed.
  private static let folders = [
    "roles", "schema", "extensions", "tables", "types", "functions", "indexes",
  ]

  /// - Throws: ``Failure`` if there is no such folder, or it does not have the two functions.
  package init(in folder: String) throws(Failure) {
    // psql runs in another directory.
    let root = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw Failure(.notFound, "there is no folder '\(folder)'") }
    self.folder = folder
    paths = Self.folders.flatMap { name in
      let path = root.appending(path: name).path
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return files.filter { $0.hasSuffix(".sql") }.sorted().map { "\(path)/\($0)" }
    }
    for file in ["functions/get-stream-messages.sql", "functions/write-message.sql"]
    where !paths.contains(root.appending(path: file).path) {
      throw Failure(
        .notFound, "'\(folder)' has no file '\(file)'; give the folder 'database' of message-db")
    }
  }

  /// Runs the files.
  ///
  /// - Parameters:
  ///   - psql: The path of the real program, not of a wrapper script.
  ///   - settings: An empty database, as a superuser.
  /// - Throws: ``Failure`` with the first error of psql.
  func install(with psql: String, in settings: ConnectionSettings) throws {
    let outcome = try Subprocess(
      path: psql,
      arguments: [
        "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", settings.description,
      ] + paths.flatMap { ["--file", $0] },
      environment: ["PGOPTIONS": "-c client_min_messages=error"]
    ).execute(reading: STDERR_FILENO)
    guard outcome.status == 0 else {
      let lines = outcome.output.split(whereSeparator: \.isNewline)
      let reason = lines.first.map { "\(SanitizedText(line: String($0)))" }
      throw Failure(
        .failed,
        "the files in '\(folder)' cannot be run: \(reason ?? "psql ended with \(outcome.status)")")
    }
  }
}
