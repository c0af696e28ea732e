import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Changes without a command id. The server makes the change, and the answer is lost.
@Suite(.ownServer) struct LostAnswerTests {
  /// What the person reads.
  private enum Answer {
    /// The change was made again by itself, and succeeded.
    case done
    /// It is unknown whether the change was made; the error ends with this advice.
    case unknown(String)

    var isDone: Bool {
      switch self {
      case .done: true
      case .unknown: false
      }
    }
  }

  /// In this order, on one newsroom.
  private static let changes: [(words: [String], wait: Int, answer: Answer)] = [
    (["user", "add", "emil", "--role", "editor"], 0, .unknown(people)),
    (["user", "add", "erin", "--role", "editor"], 600, .done),
    (["user", "role", "emil", "admin"], 0, .unknown(people)),
    (["user", "role", "erin", "admin"], 600, .done),
    (["user", "reset", "emil"], 0, .unknown(people)),
    (["user", "reset", "erin"], 600, .done),
    (["user", "disable", "emil", "--yes"], 0, .unknown(people)),
    (["user", "disable", "erin", "--yes"], 600, .done),
    (
      ["destination", "add", "wire", "ninjs", "--directory", "archive"], 600, .unknown(destinations)
    ),
    (["destination", "pause", "wire"], 0, .unknown(destinations)),
    (["destination", "resume", "wire"], 600, .done),
    (["destination", "remove", "wire", "--yes"], 600, .done),
    (
      ["import", "one.md"], 0,
      .unknown("run the same command again, which imports no article twice")
    ),
    (["import", "two.md"], 600, .done),
    (["log", "seal"], 0, .unknown("run the same command again, which seals nothing twice")),
    (
      ["setting", "set", "publisher.name", "Harbour News"], 0,
      .unknown("which records it only once")
    ),
    (["setting", "set", "publisher.name", "Lamp News"], 600, .done),
    (["log", "seal"], 600, .done),
  ]

  private static let people = "see 'galley user list', or run the same command again"
  private static let destinations = "see 'galley destination list'"

  @Test func `a change whose answer is lost is made once, or the error says how to find out`()
    async throws
  {
    try await PrivateHome.with { environment in
      let desk = try await PrivateNewsroom(environment: environment)
      _ = try await desk.text("log", "key", "--name", "example.org/desk")
      for (words, wait, answer) in Self.changes {
        let outcome = try await lose(
          words + ["--wait", "\(wait)"], isMadeAgain: answer.isDone, on: desk)
        switch answer {
        case .done: #expect(outcome.exitCode == 0, "\(words): \(outcome)")
        case .unknown(let advice):
          #expect(outcome.exitCode == 69, "\(words): \(outcome)")
          #expect(outcome.stderr.contains("so it is unknown whether the c"), "\(words): \(outcome)")
          #expect(outcome.stderr.hasSuffix("\(advice)\n"), "\(words): \(outcome)")
        }
      }
      #expect(try await desk.value("SELECT count(*) FROM galley.people WHERE role = 'admin'") == 3)
      #expect(try await desk.value("SELECT count(*) FROM galley.destinations") == 1)
      #expect(try await desk.value("SELECT count(*) FROM galley.destination_changes") == 4)
      #expect(try await desk.value("SELECT count(*) FROM galley.events") == 4)
      #expect(try await desk.value("SELECT count(*) FROM galley.seals") == 2)
    }
  }
}

extension LostAnswerTests {
  /// Runs a command whose answer is lost when the server has recorded the change.
  ///
  /// - Parameter isMadeAgain: Whether a second attempt may wait for the standby, too.
  private func lose(
    _ words: [String], isMadeAgain: Bool, on desk: PrivateNewsroom
  ) async throws -> GalleyBinary.Outcome {
    try await desk.run("ALTER SYSTEM SET synchronous_standby_names = 'absent'")
    try await desk.run("SELECT pg_reload_conf()")
    try await desk.wait(
      until: "SELECT current_setting('synchronous_standby_names') = 'absent'", "it was absent")
    let files = """
      printf -- '---\\nheadline: A lamp\\n---\\n\\nText.\\n' >one.md
      printf -- '---\\nheadline: A pier\\n---\\n\\nText.\\n' >two.md

      """
    let command = "exec \"$GALLEY\" " + words.map { "'\($0)'" }.joined(separator: " ")
    async let outcome = GalleyBinary().shell(files + command, environment: desk.environment)
    try await desk.wait(
      until: "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep')",
      "\(words) waited")
    let first: Int32 = try await desk.value(
      "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' LIMIT 1")
    try await desk.run("SELECT pg_terminate_backend(\(first))")
    if isMadeAgain {
      try await desk.wait(
        until: """
          SELECT EXISTS (
            SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND pid <> \(first))
          """, "\(words) waited again")
    }
    let lost = isMadeAgain ? nil : try await outcome
    try await desk.run("ALTER SYSTEM RESET synchronous_standby_names")
    try await desk.run("SELECT pg_reload_conf()")
    try await desk.wait(
      until: "SELECT current_setting('synchronous_standby_names') = ''", "nobody was absent")
    if let lost { return lost }
    return try await outcome
  }
}
