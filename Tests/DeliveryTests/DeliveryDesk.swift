import Delivery
import Digests
import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Synchronization
import Syndication
import TestSupport
import Testing

/// A newsroom with destinations, and couriers that deliver to them.
struct DeliveryDesk {
  let database: TestDatabase
  let eva: Member
  let anna: Member
  let subscribers = Subscribers()

  /// Short pauses, and few attempts.
  static let policy = DeliveryPolicy(
    firstPause: .milliseconds(2), longestPause: .milliseconds(20), attempts: 3)

  init(in database: TestDatabase) async throws {
    self.database = database
    eva = try await database.member(as: "eva")
    anna = try await database.member(as: "anna")
  }

  func close() async {
    for member in [eva, anna] { await member.newsroom.close() }
  }

  /// Adds destinations that are in memory.
  func subscribe(_ names: String..., section: String? = nil) async throws {
    for name in names {
      var new = NewDestination(
        name: name, channel: .directory, address: name, format: .ninjs)
      new.section = section
      new.rate = 10_000
      _ = try await anna.add(new)
    }
  }

  @discardableResult
  func publish(
    _ slug: String, body: String = "One.", section: String? = nil
  ) async throws -> UUID {
    let id = try await write(slug, body: body, section: section)
    try await release(id)
    try await look()
    return id
  }

  func write(
    _ slug: String, body: String = "One.", section: String? = nil
  ) async throws -> UUID {
    var content = Content.sample()
    content.section = section
    return try await eva.draft(
      WrittenArticle(content: content, body: body), slug: .sample(slug)
    ).id
  }

  /// Publishes the next revision, as an update or a correction.
  func update(
    _ id: UUID, body: String, section: String? = nil, correcting notice: String? = nil
  ) async throws {
    var content = Content.sample()
    content.section = section
    _ = try await eva.revise(id, to: WrittenArticle(content: content, body: body))
    try await release(id, correcting: notice)
    try await look()
  }

  /// Submits, approves and publishes the last revision.
  func release(_ id: UUID, correcting notice: String? = nil) async throws {
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    let step: ArticleCommand =
      if let notice { .correct(kind: .correction, notice: notice) } else { .publish }
    _ = try await anna.perform(step, on: id)
  }

  /// Imports an article that was published elsewhere.
  func importPublished(_ slug: String) async throws -> UUID {
    let past = ImportedArticle.Origin(by: "Ida", at: Date(timeIntervalSince1970: 1_000_000))
    let item = ImportItem.past(
      ImportedArticle(
        slug: .sample(slug), content: .sample(), origin: past,
        publication: .init(firstAt: past.at, last: past)),
      body: "Old.", from: Array(slug.utf8))
    _ = try await anna.importItems([item])
    try await look()
    return item.id
  }

  /// The lines of an export of the log.
  func exportedLines() async throws -> [[UInt8]] {
    let written = Mutex((tally: TransferChain(), lines: [[UInt8]]()))
    try await anna.exportLog(version: "1") { _, object in
      written.withLock { $0.lines.append($0.tally.line(of: object).dropLast()) }
    }
    return written.withLock {
      $0.lines + [$0.tally.line(of: Array($0.tally.manifest.utf8)).dropLast()]
    }
  }

  func kill(_ id: UUID) async throws {
    _ = try await anna.perform(.kill(reason: "Libel", notice: "Gone."), on: id)
    try await look()
  }

  /// Brings the read models up to date, as a worker does.
  func look() async throws { _ = try await eva.live(limit: 1) }

  /// Runs couriers while `body` runs.
  ///
  /// - Returns: What they reported.
  @discardableResult
  func delivering(
    couriers: Int = 1, policy: DeliveryPolicy = DeliveryDesk.policy,
    channel: Courier.ChannelFinder? = nil, _ body: @Sendable () async throws -> Void
  ) async throws -> [DeliveryNotice] {
    let stop = StopSignal()
    return try await Reports.collected(
      stop: { stop.raise() },
      of: { report in
        try (0..<couriers).map { _ in
          let courier = try Courier(
            anna, policy: policy, maximumWait: .milliseconds(5),
            channel: channel ?? subscribers.channel, notice: report)
          return { await courier.run(until: stop) }
        }
      }, while: body)
  }

  /// Waits until every change is planned for all active destinations, and nothing waits except
  /// what a pause holds back.
  func settle() async throws {
    try await database.wait(
      until: """
        SELECT NOT EXISTS (
          SELECT FROM galley.destinations d WHERE d.home = galley.database_identity()
            AND d.removed_at IS NULL AND d.position < (
              SELECT min(checkpoint) FROM read.builds
              WHERE status = 'live' AND projection IN ('publications', 'revisions')))
          AND NOT EXISTS (
            SELECT FROM galley.deliveries k JOIN galley.destinations d ON d.id = k.destination
            WHERE k.state IN ('pending', 'sending') AND (k.takes_away OR NOT d.paused))
        """, "all deliveries were settled")
  }

  /// Waits until the delivery of an article to a destination has a state.
  func wait(_ state: ArticleDelivery.State, of id: UUID, to name: String) async throws {
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM galley.deliveries k JOIN galley.destinations d ON d.id = k.destination
          WHERE d.name = \(name) AND k.article = \(id) AND k.state = \(state.rawValue))
        """, "a delivery was \(state)")
  }
}

extension TestDatabase {
  /// A person in the newsroom of this database.
  func member(as person: String) async throws -> Member {
    try await Newsroom.open(.shared(url: url())).acting(as: person)
  }
}
