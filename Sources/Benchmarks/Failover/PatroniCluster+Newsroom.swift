import Foundation
import Newsroom
import PostgreSQL

extension PatroniCluster {
  /// Creates an empty newsroom without people, in which the web desk can log in.
  func createNewsroom() async throws {
    try await execute("CREATE DATABASE newsroom", in: "postgres")
    _ = try await DatabaseAdministration(.shared(url: url())).migrate()
    try await execute("ALTER ROLE galley_desk LOGIN PASSWORD \(literal: password)", in: "newsroom")
  }

  private func execute(_ statement: Query, in database: String) async throws {
    try await Pool.once(try ConnectionSettings(url: url(database: database))) { connection in
      _ = try connection.execute(statement)
    }
  }

  /// Makes another node the one that accepts changes, as an operator does, and waits until all nodes
  /// follow it.
  ///
  /// - Throws: ``Failure`` if Patroni refuses it.
  func switchOver() async throws {
    let name = "node\(try await leader().number)"
    let log = "\(folder)/switchover.log"
    let command = try BackgroundProgram(
      [
        "/usr/bin/patronictl", "--config-file", "\(folder)/\(name).yml", "switchover", "--leader",
        name, "--force",
      ], environment: ["PATH": "/usr/bin:/bin"], output: log)
    guard await command.exitCode() == 0 else {
      let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Failure(
        .failed, "Patroni does not switch over: \(words.split(separator: "\n").last ?? "")")
    }
    try await waitUntilReplicated()
  }
}
