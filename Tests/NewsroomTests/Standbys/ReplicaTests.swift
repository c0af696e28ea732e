import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import Synchronization
import Syndication
import TestSupport
import Testing

@testable import Newsroom

/// Questions go to a replica, and an answer includes what the process has recorded.
@Suite(.replicatedDatabase) struct ReplicaTests {
  let database = TestDatabase.current

  private static let board = BoardQuery(limit: 10)

  /// Runs `body` with eva in a newsroom that asks a replica, while a worker runs on the primary.
  ///
  /// - Parameters:
  ///   - url: The address for reading.
  ///   - hosts: The address of the newsroom, if it has several hosts.
  /// - Returns: The lines about the replica, and what it answered.
  @discardableResult
  private func reading(
    from url: String?, hosts: String? = nil, _ body: (Member) async throws -> Void
  ) async throws -> (notices: [String], counts: ReplicaCounts) {
    let notices = Mutex<[String]>([])
    let address = DatabaseAddress.shared(url: hosts ?? database.url())
    var policy = ConnectionPolicy()
    policy.replica = try ReplicaPolicy.resolve(url: url, environment: [:], for: address) { line in
      notices.withLock { $0.append(line) }
    }
    let anna = try await database.member(as: "anna")
    let stop = StopSignal()
    let worker = try anna.worker(maximumWait: .milliseconds(50), notice: { _ in })
    async let working = worker.run(until: stop)
    let newsroom = try await Newsroom.open(address, connections: policy, isCreating: false)
    let outcome: Result<Void, any Error>
    do {
      try await body(try await newsroom.acting(as: "eva"))
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    let counts = newsroom.replicaCounts
    await newsroom.close()
    stop.raise()
    _ = try await working
    await anna.close()
    try outcome.get()
    return (notices.withLock { $0 }, try #require(counts))
  }

  private static func article(_ body: String) -> WrittenArticle {
    WrittenArticle(content: .sample(), body: body)
  }

  /// Records one change after another, and asks for each at once.
  ///
  /// - Returns: How many answers lacked the change.
  private func staleAnswers(of changes: Int, by eva: Member) async throws -> Int {
    let article = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry")).id
    var stale = 0
    for change in 1...changes {
      let receipt = try await eva.revise(article, to: Self.article("The ferry left, \(change)."))
      let rows = try await eva.list(Self.board).value.rows
      if rows.first?.row.version != receipt.state.version { stale += 1 }
    }
    return stale
  }

  /// `GALLEY_REPLICA_READS` sets the number of questions.
  @Test func `a question right after a command is answered with what the command recorded`()
    async throws
  {
    let number = ProcessInfo.processInfo.environment["GALLEY_REPLICA_READS"].flatMap { Int($0) }
    let standby = try await Standby.current()
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      let stale = try await staleAnswers(of: number ?? 1_000, by: eva)
      #expect(stale == 0)
    }
    #expect(notices == [])
    #expect(counts.answered > 0)
  }

  @Test func `an article that another process drafted before is found on the replica`()
    async throws
  {
    let standby = try await Standby.current()
    try await reading(from: nil, hosts: standby.bothServers + " target_session_attrs=read-write") {
      eva in
      _ = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry"))
    }
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      let answer = try await eva.show("ferry")
      #expect(answer.value.board.revision == 1)
    }
    #expect(notices == [])
    #expect(counts.answered + counts.passedOn == 1)
  }

  @Test func `the primary answers while the replica applies nothing`() async throws {
    let standby = try await Standby.current()
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      let first = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry")).id
      try await standby.catchUp()
      try await standby.pause()
      let receipt = try await eva.revise(first, to: Self.article("The ferry is late."))
      let answer = try await eva.list(Self.board)
      #expect(answer.value.rows.map(\.row.version) == [receipt.state.version])
      #expect(answer.remarks == [])
      #expect(try await eva.logTail(1).map(\.position) == [2])
      try await standby.resume()
    }
    #expect(notices == [])
    #expect(counts == ReplicaCounts(answered: 0, passedOn: 2))
  }

  @Test func `the primary answers when the replica is gone, which is said once`() async throws {
    let standby = try await Standby.current()
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      _ = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry"))
      try standby.stop()
      for _ in 1...3 { #expect(try await eva.list(Self.board).value.rows.count == 1) }
    }
    try standby.start()
    #expect(notices.count == 1)
    #expect(notices.first?.hasSuffix("; the primary answers instead") == true)
    #expect(counts == ReplicaCounts(answered: 0, passedOn: 3))
  }

  @Test func `a database that is not a replica of the newsroom's answers nothing`() async throws {
    try await TestDatabase.with(.newsroom) { other in
      let (notices, counts) = try await reading(from: other.url()) { eva in
        _ = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry"))
        #expect(try await eva.list(Self.board).value.rows.count == 1)
      }
      #expect(
        notices == [
          "the database for reading is not a replica of the newsroom's database; the primary answers instead"
        ])
      #expect(counts == ReplicaCounts(answered: 0, passedOn: 1))
    }
  }

  @Test func `of several hosts, a standby answers questions`() async throws {
    let standby = try await Standby.current()
    let hosts = standby.bothServers + " target_session_attrs=read-write"
    let (notices, counts) = try await reading(from: nil, hosts: hosts) { eva in
      let stale = try await staleAnswers(of: 20, by: eva)
      #expect(stale == 0)
    }
    #expect(notices == [])
    #expect(counts.answered > 0)
    try standby.stop()
    let alone = try await reading(from: nil, hosts: hosts) { eva in
      let answer = try await eva.list(Self.board)
      #expect(answer.value.rows.count == 1)
    }
    try standby.start()
    // That no host is a standby is not a fault.
    #expect(alone.notices == [])
    #expect(alone.counts == ReplicaCounts(answered: 0, passedOn: 1))
  }

  @Test func `a change of people, destinations or settings is in the next answer`() async throws {
    let standby = try await Standby.current()
    let login = database.newLogin("pia")
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      let anna = try await eva.newsroom.acting(as: "anna")
      _ = try await anna.add(login, role: .editor)
      _ = try await anna.add(
        NewDestination(
          name: "copies", channel: .directory, address: "copies", format: .ninjs))
      for number in 1...20 {
        let isEven = number.isMultiple(of: 2)
        try await anna.changeRole(of: login, to: isEven ? .admin : .editor)
        #expect(try await anna.person(login).role == (isEven ? .admin : .editor))
        let destination =
          try await isEven ? anna.pauseDestination("copies") : anna.resumeDestination("copies")
        #expect(destination.status.destination.state == (isEven ? .paused : .active))
        // A change is based on the settings that a person saw.
        let now = try await eva.newsroom.acting(as: "anna")
        _ = try await now.set(.publisherName, to: ["Harbour \(number)"])
        #expect(try await now.settingHistory(of: .publisherName).count == number)
      }
      #expect(try await anna.deliveryLog(of: "copies", last: 5).isEmpty)
      #expect(try await anna.articlesReached(by: "copies") == 0)
    }
    #expect(notices == [])
    #expect(counts.answered > 0)
  }

  @Test func `what the replica does not have yet is looked for on the primary`() async throws {
    let standby = try await Standby.current()
    let other = try await database.member(as: "emil")
    try await reading(from: standby.database.url()) { eva in
      try await standby.catchUp()
      try await standby.pause()
      let draft = try await other.draft(Self.article("The ferry left."), slug: .sample("ferry"))
      #expect(try await eva.logEvent(at: 1).stream.id == draft.id)
      await #expect(throws: Failure.self) { _ = try await eva.logEvent(at: 2) }
      try await standby.resume()
    }
    await other.close()
  }

  @Test func `a replica exports the log, and no line is written twice`() async throws {
    let standby = try await Standby.current()
    let (notices, counts) = try await reading(from: standby.database.url()) { eva in
      let draft = try await eva.draft(Self.article("The ferry left."), slug: .sample("ferry"))
      // The worker must have read it before the standby may say that nothing is missing.
      try await standby.database.wait(
        until: "SELECT galley.watermark() >= \(draft.position)", "the standby had the draft")
      let anna = try await eva.newsroom.acting(as: "anna")
      let lines = Mutex<[TransferKind]>([])
      try await anna.exportLog(version: "1") { kind, _ in lines.withLock { $0.append(kind) } }
      let events = lines.withLock { $0.filter { $0 == .event }.count }
      #expect(events == 1)
      // The file that is written fails: the primary does not begin again.
      lines.withLock { $0 = [] }
      await #expect(throws: PostgresError.self) {
        try await anna.exportLog(version: "1") { kind, _ in
          lines.withLock { $0.append(kind) }
          if kind == .event { throw PostgresError(.connectionLost, "gone") }
        }
      }
      #expect(lines.withLock { $0.filter { $0 == .header }.count } == 1)
    }
    #expect(notices == [])
    #expect(counts.answered > 0)
  }

  @Test func `a replica never accepts a change`() async throws {
    let standby = try await Standby.current()
    let address = DatabaseAddress.shared(url: database.url())
    // The primary in the place of a replica.
    let policy = try #require(
      try ReplicaPolicy.resolve(
        url: database.url(), environment: [:], for: address, notice: { _ in }))
    let replica = try Replica(policy, connections: ConnectionPolicy())
    let answer = try await replica.ask(as: .impersonated("eva")) { connection in
      try connection.execute("SELECT current_setting('default_transaction_read_only')")[0]
        .value(at: 0, as: String.self)
    }
    #expect(answer == "on")
    await replica.close()
    try await standby.catchUp()
  }
}
