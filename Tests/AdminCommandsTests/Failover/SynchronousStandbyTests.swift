import Editorial
import EmbeddedPostgreSQL
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// A server whose synchronous standby is absent: it records a command, but does not confirm it.
@Suite(.ownServer) struct SynchronousStandbyTests {
  private static let waits = """
    SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep')
    """

  private func desk(_ environment: [String: String]) async throws -> PrivateNewsroom {
    try await PrivateNewsroom(environment: environment)
  }

  private func require(standby: String, of desk: PrivateNewsroom) async throws {
    try await desk.run("ALTER SYSTEM SET synchronous_standby_names = '\(standby)'")
    try await desk.run("SELECT pg_reload_conf()")
    try await desk.wait(
      until: "SELECT current_setting('synchronous_standby_names') = '\(raw: standby)'",
      "the server knew its standby")
  }

  @Test func `a person who waits for an absent standby is told so`() async throws {
    try await PrivateHome.with { environment in
      let desk = try await desk(environment)
      try await require(standby: "absent", of: desk)
      let script = """
        printf 'Text.' >story.md
        "$GALLEY" draft story.md --headline 'A lamp' 2>said & command=$!
        wait_until grep -q 'waits for a synchronous standby' said
        echo told
        wait $command; echo "code $?"; cat said
        """
      async let outcome = GalleyBinary().shell(script, environment: environment)
      try await desk.wait(until: "\(raw: Self.waits)", "the command waited")
      // Longer than the time after which the person is told.
      try await desk.wait(
        until: """
          SELECT max(clock_timestamp() - query_start) > interval '5 s' FROM pg_stat_activity
          WHERE wait_event = 'SyncRep'
          """, "the command had waited for a while")
      try await require(standby: "", of: desk)
      let ended = try await outcome
      #expect(ended.stdout.contains("told\n") && ended.stdout.contains("code 0"), "\(ended)")
      #expect(
        ended.stdout.contains(
          "the server has the command, and waits for a synchronous standby to confirm it"))
    }
  }

  @Test func `a command whose answer is lost is sent again, and recorded once`() async throws {
    try await PrivateHome.with { environment in
      let desk = try await desk(environment)
      try await require(standby: "absent", of: desk)
      let script = """
        printf 'Text.' >story.md
        "$GALLEY" draft story.md --headline 'A lamp' --wait 600; echo "code $?"
        """
      async let outcome = GalleyBinary().shell(script, environment: environment)
      try await desk.wait(until: "\(raw: Self.waits)", "the command waited")
      // The server records it, and ends the connection instead of answering.
      try await desk.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'
        """)
      try await desk.wait(
        until: "SELECT EXISTS (SELECT FROM galley.events)", "the command was recorded")
      // The answer to the repetition waits for the standby, too: a failover could lose the command.
      try await desk.wait(until: "\(raw: Self.waits)", "the repetition waited")
      try await require(standby: "", of: desk)
      let ended = try await outcome
      #expect(ended.stdout.contains("code 0"), "\(ended)")
      #expect(try await desk.value("SELECT count(*) FROM galley.events") == 1)
    }
  }

  @Test func `a repetition by an editor waits for the standby, as the first time does`()
    async throws
  {
    try await PrivateHome.with { environment in
      let desk = try await desk(environment)
      try await desk.text("user", "add", "eva", "--role", "editor")
      try await desk.run("ALTER ROLE eva PASSWORD 'lamps-of-kiel'")
      let host = "host=\(desk.server.socketDirectory)&port=\(desk.server.port)"
      let newsroom = try await Newsroom.open(
        .shared(url: "postgresql://eva:lamps-of-kiel@/\(DatabaseAddress.defaultDatabase)?\(host)"))
      let eva = try await newsroom.acting()
      let options = CommandOptions(commandID: .v7())
      let send: @Sendable () async throws -> Receipt = {
        try await eva.draft(
          WrittenArticle(content: .sample(), body: "Text."), slug: .sample("lamp"),
          options: options)
      }
      let first = try await send()
      try await require(standby: "absent", of: desk)
      let isAnswered = StopSignal()
      async let second = {
        defer { isAnswered.raise() }
        return try await send()
      }()
      try await desk.wait(until: "\(raw: Self.waits)", "the repetition waited")
      #expect(!isAnswered.isOn)
      try await require(standby: "", of: desk)
      #expect(try await second.recorded.map(\.id) == first.recorded.map(\.id))
      await newsroom.close()
    }
  }

  @Test func `a cancelled wait for the standby is not taken for a confirmation`() async throws {
    try await PrivateHome.with { environment in
      let desk = try await desk(environment)
      try await require(standby: "absent", of: desk)
      let script = """
        printf 'Text.' >story.md
        "$GALLEY" draft story.md --headline 'A lamp'; echo "code $?"
        """
      async let outcome = GalleyBinary().shell(script, environment: environment)
      try await desk.wait(until: "\(raw: Self.waits)", "the command waited")
      try await desk.run(
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
      let ended = try await outcome
      #expect(ended.stdout.contains("code 69"), "\(ended)")
      #expect(
        ended.stderr.contains(
          "the server stopped waiting for the confirmation of its standby, so it is unknown whether "
            + "the command was recorded; repeat it with --command-id "))
      try await require(standby: "", of: desk)
    }
  }
}
