import Foundation
import Glibc
import PostgreSQL
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// Moves a newsroom from one cluster to another with the documented commands.
@Suite(.timed) struct RestoreTests {
  private static let backUp = """
    pg_dump --create --format=custom --file=galley.dump galley
    pg_dumpall --roles-only | grep -v '^CREATE ROLE galley_superuser;' >roles.sql
    """

  private static let restore = """
    galley database start
    psql --quiet --set=ON_ERROR_STOP=1 --file=roles.sql postgres
    pg_restore --create --exit-on-error --dbname=postgres galley.dump
    """

  @Test(arguments: [backUp, restore])
  func `the documentation gives these commands`(script: String) throws {
    let page = URL(filePath: #filePath)
      .appending(path: "../../../../Sources/galley/galley.docc/Databases.md").standardized
    #expect(try String(contentsOf: page, encoding: .utf8).contains(script))
  }

  @Test(.timeLimit(.minutes(15)))
  func `a dump restored into a fresh cluster serves, verifies and continues`() async throws {
    let backup = FileManager.default.temporaryDirectory
      .appending(path: "galley-backup-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: backup, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: backup) }
    try await PrivateHome.with(onDisk: true) { here in
      let original = try await PrivateNewsroom(environment: here)
      try await BusyNewsroom(desk: original).work()
      let lastPosition: Int64 = try await original.value("SELECT galley.last_position()")
      let answers = try await NewsroomAnswers(of: original)
      let rights = try await original.rights
      // A writer with an open transaction has taken a position, and is not in the dump.
      var writer = try Connection(original.settings)
      try writer.script(Self.unfinishedAppend)
      try await run(Self.backUp, in: here, backup)
      try writer.script("COMMIT")

      try await PrivateHome.with(onDisk: true) { there in
        try await run(Self.restore, in: there, backup)
        let copy = try await PrivateNewsroom(environment: there)
        #expect(try await copy.rights == rights)
        let differences = try await NewsroomAnswers(of: copy).differences(from: answers)
        #expect(differences == [])
        // Transaction ids start again in the fresh cluster.
        let transaction: Query = "SELECT pg_current_xact_id()::text::bigint"
        let (old, new): (Int64, Int64) = try await (
          original.value(transaction), copy.value(transaction)
        )
        #expect(new < old)
        try await goOn(in: copy, after: lastPosition)
      }
    }
  }

  private func run(
    _ script: String, in environment: [String: String], _ backup: URL
  ) async throws {
    let home = try #require(environment["GALLEY_HOME"])
    let server = EmbeddedServer(home: home)
    let outcome = try await GalleyBinary().shell(
      "set -e; cd \"$BACKUP\"; galley() { \"$GALLEY\" \"$@\"; }\n\(script)",
      environment: environment.merging([
        "BACKUP": backup.path, "PGHOST": server.socketDirectory, "PGUSER": server.superuser,
      ]) { $1 })
    try #require(outcome.exitCode == 0, "\(outcome.stdout)\(outcome.stderr)")
  }

  private static let unfinishedAppend = """
    SET SESSION AUTHORIZATION eva; BEGIN;
    SELECT galley.append(session_user, 'article', gen_random_uuid(), 0, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'), gen_random_uuid(), NULL,
      '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{SlugChanged}', '{1}',
      ARRAY['{"to": "unfinished"}'], '{}', '{}', '{}')
    """

  /// Sends new commands, and runs a worker and a rebuild.
  private func goOn(in desk: PrivateNewsroom, after lastPosition: Int64) async throws {
    try await desk.text("projection", "audit")
    try await desk.text("projection", "verify")
    let worker = try desk.launch("worker")
    defer { worker.send(SIGKILL) }
    try await desk.text("note", "lamp", "After the move.", as: "eva")
    try await desk.text("approve", "ferry", as: "anna")
    let position = try await desk.value("SELECT max(position) FROM galley.events", as: Int64.self)
    #expect(position > lastPosition + 1, "the unfinished writer's position was given away again")
    try await desk.waitForModels()
    worker.send(SIGTERM)
    #expect(try await worker.end().code == 0)
    try await desk.text("projection", "rebuild", "--all")
    try await desk.text("projection", "rollback", "board")
    try await desk.text("projection", "audit")
    try await desk.text("projection", "verify")
    // As JSON, because the line breaks on a screen depend on how long ago the times are.
    let ferry = try await desk.text("show", "ferry", "--format", "json")
    #expect(ferry.contains("\"approvedBy\" : \"anna\""))
    await #expect(throws: PostgresError.self, "the log refuses to be changed here too") {
      try await desk.run("DELETE FROM galley.events")
    }
  }
}
