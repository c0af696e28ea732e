import Editorial
import EventSourcing
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import Syndication
import TestSupport
import Testing

/// Many articles that are due in the same second, three workers and a receiver. Workers and the
/// receiver are killed meanwhile.
struct DueTrial {
  private let desk: PrivateNewsroom
  private let eva: Member
  private let received: ReceivedDeliveries
  private var random: SeededGenerator
  private var workers: [LaunchedProgram] = []
  private var killed = (workers: 0, receivers: 0)

  private static let workers = 3
  private static let writers = 4

  /// - Parameter desk: With the variable `SECRET` of webhooks.
  init(of desk: PrivateNewsroom, seed: UInt64) async throws {
    self.desk = desk
    eva = try await desk.member(as: "eva")
    received = try ReceivedDeliveries()
    random = SeededGenerator(seed: seed)
    var wire = NewDestination(
      name: "wire", channel: .webhook, address: received.url, format: .ninjs)
    wire.secret = .variable("SECRET")
    wire.allowedAddresses = ["127.0.0.1"]
    (wire.rate, wire.inFlight) = (10_000, 8)
    _ = try await desk.admin.add(wire)
  }

  /// - Returns: One line that says what was killed, and how late the articles were.
  mutating func run(articles count: Int, kills: Int) async throws -> String {
    defer { for worker in workers { worker.send(SIGKILL) } }
    let began = Date()
    let articles = try await approve(count)
    // What was just done three times for each article is done once.
    let due = Date(timeIntervalSinceNow: 1 + Date().timeIntervalSince(began)).roundedUp
    let expiring = try await schedule(articles, at: due)
    for _ in 0..<Self.workers { workers.append(try desk.launch("worker")) }
    for moment in [due, Self.expiry(of: count, after: due)] {
      try await Task.sleep(for: .seconds(max(0, moment.timeIntervalSinceNow)))
      for _ in 0..<(kills / 2) {
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...200, using: &random)))
        try await kill()
      }
    }
    try await desk.wait(
      until: """
        SELECT (SELECT count(*) FROM galley.events
            WHERE type IN ('ArticlePublished', 'ArticleUnpublished')) >= \(count + expiring.count)
          AND (SELECT position FROM galley.destinations) >= galley.last_position()
          AND NOT EXISTS (SELECT FROM galley.deliveries WHERE state <> 'delivered')
        """, "everything was published and delivered")
    for worker in workers {
      worker.send(SIGKILL)
      _ = try await worker.end()
    }
    let deliveries = received.end()
    try await checkLog(articles, expiring)
    try await checkOrder(deliveries)
    checkStates(deliveries, articles, expiring)
    await eva.newsroom.close()
    return try await summary(deliveries, of: articles, after: due)
  }

  /// Writes articles that only have to be published.
  private func approve(_ count: Int) async throws -> [UUID] {
    try await each(Array(0..<count)) { [eva, desk] number in
      let id = try await eva.draft(
        WrittenArticle(content: .sample(), body: "Number \(number)."),
        slug: .sample("due-\(number)")
      ).id
      _ = try await eva.perform(.submit, on: id)
      _ = try await desk.admin.approve(id)
      return id
    }
  }

  /// Every third article is unpublished later.
  ///
  /// - Returns: Those that are unpublished.
  private func schedule(_ articles: [UUID], at due: Date) async throws -> Set<UUID> {
    let expiring = Set(articles.indices.filter { $0.isMultiple(of: 3) }.map { articles[$0] })
    let expiry = Expiry(at: Self.expiry(of: articles.count, after: due), zone: "UTC")
    _ = try await each(articles) { [desk] article in
      try await desk.admin.perform(
        .schedule(at: due, zone: "UTC", expiry: expiring.contains(article) ? expiry : nil),
        on: article)
    }
    return expiring
  }

  /// Late enough that everything has been published: what should be unpublished already is not
  /// published.
  private static func expiry(of articles: Int, after due: Date) -> Date {
    due.addingTimeInterval(Double(5 + articles / 40))
  }

  private func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @Sendable @escaping (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup { group in
      for writer in 0..<Self.writers {
        group.addTask {
          var results: [Result] = []
          for number in stride(from: writer, to: elements.count, by: Self.writers) {
            results.append(try await work(elements[number]))
          }
          return results
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// Kills a worker or the receiver, and starts another in its place.
  private mutating func kill() async throws {
    if random.oneIn(Self.workers + 1) {
      try received.replace()
      killed.receivers += 1
    } else {
      let index = Int.random(in: workers.indices, using: &random)
      workers[index].send(SIGKILL)
      let (code, errors) = try await workers[index].end()
      try #require(code == 137, "the worker had ended by itself: \(errors)")
      workers[index] = try desk.launch("worker")
      killed.workers += 1
    }
  }

  /// Each article was published exactly once, and unpublished once if that was scheduled.
  private func checkLog(_ articles: [UUID], _ expiring: Set<UUID>) async throws {
    for (type, expected) in [("ArticlePublished", Set(articles)), ("ArticleUnpublished", expiring)]
    {
      let streams: [UUID] = try await desk.value(
        "SELECT array_agg(stream) FROM galley.events WHERE type = \(type)")
      #expect(streams.count == expected.count && Set(streams) == expected, "\(type)")
    }
  }

  /// The deliveries of an article arrive in the order of its changes.
  private func checkOrder(_ deliveries: [ReceivedDeliveries.Delivery]) async throws {
    let events: [UUID] = try await desk.value(
      "SELECT array_agg(event_id ORDER BY position) FROM galley.events")
    let positions = Dictionary(uniqueKeysWithValues: zip(events, events.indices))
    for (article, own) in Dictionary(grouping: deliveries, by: \.article) {
      let order = try own.map { try #require(positions[$0.event]) }
      #expect(order == order.sorted(), "\(article)")
    }
  }

  /// Each article arrived. What is live at the end was sent last.
  private func checkStates(
    _ deliveries: [ReceivedDeliveries.Delivery], _ articles: [UUID], _ expiring: Set<UUID>
  ) {
    let states = Dictionary(grouping: deliveries, by: \.article).mapValues { $0.map(\.state) }
    for article in articles {
      let own = states[article] ?? []
      if expiring.contains(article) {
        // It may have been gone before it was sent. Then nothing is.
        #expect(own.isEmpty || own.last == "withdrawn", "\(article): \(own)")
      } else {
        #expect(!own.isEmpty && own.allSatisfy { $0 == "usable" }, "\(article): \(own)")
      }
    }
  }

  private func summary(
    _ deliveries: [ReceivedDeliveries.Delivery], of articles: [UUID], after due: Date
  ) async throws -> String {
    let published: [Double] = try await desk.value(
      """
      SELECT array_agg(extract(epoch FROM recorded_at - \(due))::float8) FROM galley.events
      WHERE type = 'ArticlePublished'
      """)
    let first = Dictionary(
      deliveries.filter { $0.state == "usable" }
        .map { ($0.article, $0.at.timeIntervalSince(due)) }, uniquingKeysWith: min)
    func late(_ delays: [Double]) -> String {
      let sorted = delays.sorted()
      func at(_ share: Double) -> String {
        let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
        return String(format: "%.2f", sorted[index])
      }
      return sorted.isEmpty ? "nothing" : "\(at(0.5)) s (p50), \(at(0.99)) s (p99) late"
    }
    return """
      \(articles.count) due at once, killed \(killed.workers) workers and \(killed.receivers) \
      receivers; published once each, \(late(published)); received \(first.count), \
      \(late(Array(first.values))); \(deliveries.count) deliveries, in order per article
      """
  }
}

extension Date {
  /// At the beginning of the next second, as people schedule.
  fileprivate var roundedUp: Date {
    Date(timeIntervalSinceReferenceDate: timeIntervalSinceReferenceDate.rounded(.up))
  }
}
