import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct RebuildTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func recordSome() async throws {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    try await database.record([.sampleDraft("pier")], as: "emil")
    try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2), as: "anna")
  }

  private func builds() async throws -> [Int: Build.Status] {
    let builds = try await database.session(as: "otto").use { try BuildRegistry.builds(on: &$0) }
    return Dictionary(uniqueKeysWithValues: builds.map { ($0.number, $0.status) })
  }

  /// A newer program may know more statuses. Nothing may happen to such a build.
  @Test func `a build with an unknown status is an error, not a former build`() async throws {
    try await Follower(in: database).catchUp()
    try await database.session().run(
      """
      ALTER TABLE read.builds DROP CONSTRAINT builds_status_check;
      UPDATE read.builds SET status = 'paused'
      """)
    let error = await #expect(throws: PostgresError.self) { try await builds() }
    #expect(error?.kind == .decoding)
  }

  /// The schemas of the builds of the tally.
  private func schemas() async throws -> [String] {
    try await database.value(
      """
      SELECT coalesce(array_agg(nspname::text ORDER BY nspname), '{}') FROM pg_namespace
      WHERE nspname LIKE 'build\\_tally\\_%'
      """)
  }

  @Test(arguments: [1, 2, 2_000])
  func `a rebuilt read model equals the former one, row by row`(size: Int) async throws {
    try await recordSome()
    let follower = try await Follower(in: database, batchSize: size)
    try await follower.catchUp()
    let before = try await database.tallyRows
    let result = try await follower.rebuild()
    #expect(result.build.events == 4)
    #expect(result.build.number == 2)
    #expect(result.build.status == .live)
    #expect(result.comparison?.isEqual == true)
    #expect(result.build.checkpoint == 4)
    #expect(result.build.events == 4)
    #expect(try await database.tallyRows == before)
    #expect(before.count == 6)
  }

  @Test func `a rebuild that differs is swapped in only if that is accepted`()
    async throws
  {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let before = try await database.tallyRows
    try await database.session().run(
      "UPDATE read.tally SET actor = 'mallory'; DELETE FROM read.tally_trace WHERE version = 2")
    let forged = try await database.tallyRows
    try #require(forged != before)
    let refused = try await follower.rebuild()
    #expect(!refused.isLive)
    #expect(refused.comparison?.isEqual == false)
    #expect(try await database.tallyRows == forged)
    #expect(try await builds() == [1: .live])
    #expect(try await follower.rebuild(accept: true).isLive)
    #expect(try await database.tallyRows == before)
  }

  @Test func `a rebuild may be the first build, and the log may be empty`() async throws {
    let follower = try await Follower(in: database)
    #expect(try await follower.rebuild().build.events == 0)
    #expect(try await builds() == [1: .live])
    try await recordSome()
    #expect(try await follower.catchUp() == 4)
    #expect(try await database.applied == [1, 2, 3, 4])
  }

  @Test func `a rebuild has the indexes of the live build`() async throws {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    try await follower.rebuild()
    func indexes(_ schema: String) async throws -> [String] {
      try await database.value(
        """
        SELECT array_agg(replace(indexdef, \(schema), '') ORDER BY indexdef)
        FROM pg_indexes WHERE schemaname = \(schema)
        """)
    }
    let (first, second) = (
      try await indexes("build_tally_1"), try await indexes("build_tally_2")
    )
    #expect(first == second)
    #expect(first.count == 3)
  }

  @Test func `a rebuild includes events recorded during it, and the live model keeps following`()
    async throws
  {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let other = try await Follower(in: database)
    var reports = 0
    try await follower.rebuild { _ in
      reports += 1
      guard reports == 1 else { return }
      try await database.record([.sampleRevision(4)], in: wall, expected: .exactly(3))
      try await database.record([.sampleDraft("quay")])
      #expect(try await other.catchUp() == 6)
      #expect(try await database.applied == [1, 2, 3, 4, 5, 6])
    }
    #expect(reports > 0)
    #expect(try await database.applied == [1, 2, 3, 4, 5, 6])
    let live = try await database.session().use { try BuildRegistry.live(Tally.name, on: &$0) }
    #expect(live?.number == 2)
    #expect(live?.events == 6)
  }

  @Test func `queries do not wait during a rebuild`() async throws {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let reader = try await database.session(as: "otto")
    try await reader.run("SET lock_timeout = '1ms'")
    var answers: [Int] = []
    try await follower.rebuild { _ in
      answers.append(try await reader.value("SELECT count(*) FROM read.tally"))
    }
    #expect(!answers.isEmpty)
    #expect(answers.allSatisfy { $0 == 2 })
  }

  @Test func `a second rebuild is refused during the first, and succeeds after it`() async throws {
    try await recordSome()
    let (first, second) = (try await Follower(in: database), try await Follower(in: database))
    // It is refused at once, without waiting for the first.
    try await second.session.run("SET lock_timeout = '1s'")
    var refused = 0
    try await first.rebuild { _ in
      await #expect(throws: RebuildRefusal.alreadyRunning("tally")) {
        try await second.rebuild()
      }
      refused += 1
    }
    #expect(refused > 0)
    #expect(try await second.rebuild().build.number == 2)
  }

  @Test func `the build of a killed rebuild is not used, and the next rebuild removes it`()
    async throws
  {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let before = try await database.tallyRows
    let victim = try await Follower(in: database)
    let error = await #expect(throws: PostgresError.self) {
      try await victim.rebuild { _ in
        try await database.session().run(
          "SELECT pg_terminate_backend(\(victim.session.processID))")
      }
    }
    #expect(error?.kind == .connectionLost)
    try await database.wait(
      until: """
        SELECT NOT EXISTS (
          SELECT FROM pg_stat_activity WHERE pid = \(Int32(victim.session.processID)))
        """, "the killed rebuild had gone")
    #expect(try await builds() == [1: .live, 2: .building])
    #expect(try await database.tallyRows == before)

    #expect(try await follower.rebuild().build.status == .live)
    #expect(try await builds().values.sorted { $0.rawValue < $1.rawValue } == [.former, .live])
    #expect(try await schemas().count == 2)
    #expect(try await database.tallyRows == before)
  }

  @Test func `the former build is kept, and the one before it is removed`() async throws {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    try await follower.rebuild()
    #expect(try await builds() == [1: .former, 2: .live])
    try await follower.rebuild()
    #expect(try await builds() == [2: .former, 3: .live])
    #expect(try await schemas() == ["build_tally_2", "build_tally_3"])
  }

  @Test func `a rebuild and the first catch-up at the same time make one build after the other`()
    async throws
  {
    try await recordSome()
    let (first, second) = (try await Follower(in: database), try await Follower(in: database))
    let gate = try await Gate(before: "watermark", in: database)
    let catchUp = Task { try await first.catchUp() }
    try await gate.awaitArrival()
    let rebuild = Task { try await second.rebuild() }
    try await database.wait(untilBlocked: second.session)
    try await gate.open()
    #expect(try await catchUp.value == 4)
    #expect(try await rebuild.value.build.events == 4)
    #expect(try await builds() == [1: .former, 2: .live])
    #expect(try await database.applied == [1, 2, 3, 4])
  }

  @Test func `all views and the registry of builds change in one transaction`() async throws {
    try await recordSome()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let reader = try await database.session(as: "otto")
    // This transaction has read the last of the views, and blocks its replacement.
    try await reader.run("BEGIN; SELECT FROM read.tally_trace")
    let rebuild = Task { try await follower.rebuild() }
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_locks WHERE NOT granted AND relation = 'read.tally_trace'::regclass)
        """, "the swap waited for the reader")
    #expect(try await served() == ["build_tally_1", "build_tally_1", "build_tally_1"])
    try await reader.run("COMMIT")
    _ = try await rebuild.value
    #expect(try await served() == ["build_tally_2", "build_tally_2", "build_tally_2"])
  }

  /// The schema of the live build, and those that the two views read. It queries only the catalogs,
  /// which are not blocked by locks on the views.
  private func served() async throws -> [String] {
    try await database.value(
      """
      SELECT array_agg(name) FROM (
        SELECT 'build_tally_' || build FROM read.builds WHERE status = 'live'
        UNION ALL
        SELECT DISTINCT t.relnamespace::regnamespace::text FROM pg_class v
        JOIN pg_rewrite r ON r.ev_class = v.oid
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        JOIN pg_class t ON t.oid = d.refobjid AND t.relkind = 'r'
        WHERE v.relnamespace = 'read'::regnamespace AND v.relname = 'tally'
        UNION ALL
        SELECT DISTINCT t.relnamespace::regnamespace::text FROM pg_class v
        JOIN pg_rewrite r ON r.ev_class = v.oid
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        JOIN pg_class t ON t.oid = d.refobjid AND t.relkind = 'r'
        WHERE v.relnamespace = 'read'::regnamespace AND v.relname = 'tally_trace'
      ) AS s(name)
      """)
  }
}
