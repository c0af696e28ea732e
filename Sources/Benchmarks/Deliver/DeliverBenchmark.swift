import Delivery
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import PostgresEventStore
import Syndication

/// How fast a courier delivers to a receiver on this machine, compared with curl, and how soon after
/// its commit a change is received while commands arrive at a steady rate.
package struct DeliverBenchmark: Sendable {
  /// The number of events in the log at the start.
  let events: Int
  let connections: Int
  let runs: Int
  let commandsPerSecond: Int
  let seconds: Int
  /// The articles that are due at once, and the worker processes; nil to leave this out.
  let due: (articles: Int, workers: Int)?
  let seed: UInt64

  private static let destination = "bench"
  private static let environment = [
    "GALLEY_BENCH_SECRET": "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()
  ]
  /// The number of seconds at the start that do not count, because connections are opened and
  /// statements are planned.
  private static let warmUp = 2

  package init(
    events: Int, connections: Int, runs: Int, commandsPerSecond: Int, seconds: Int,
    due: (articles: Int, workers: Int)?, seed: UInt64
  ) {
    (self.events, self.connections, self.runs) = (events, connections, runs)
    (self.commandsPerSecond, self.seconds) = (commandsPerSecond, seconds)
    (self.due, self.seed) = (due, seed)
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> DeliverReport {
    let version = try CurlRun.installedVersion()
    let receiver = try LocalReceiver()
    defer { receiver.stop() }
    // First, so that all of the log is news to it.
    _ = try await database.member.add(destination(at: receiver.url))
    _ = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("building the read models", nil, "events")
    _ = try await database.member.rebuild(ReadModels.all.map { $0.name })
    let rates = try await compare(in: database, receiver, curl: version, progress)
    let times = try await times(in: database, receiver, progress)
    var figures: DueFigures?
    if let due {
      figures = try await DueTrial(articles: due.articles, workers: due.workers).run(
        in: database, receiver: receiver, environment: Self.environment, seed: seed,
        progress: progress)
    }
    return DeliverReport(
      machine: .current(), server: try await database.asSuperuser { try ServerFacts(on: &$0) },
      seed: seed, deliveries: rates.deliveries, connections: connections, courier: rates.courier,
      curl: rates.curl, curlVersion: version, commandsPerSecond: commandsPerSecond,
      commands: times.count, received: Quantiles(times), due: figures)
  }

  private func destination(at url: String) -> NewDestination {
    var new = NewDestination(
      name: Self.destination, channel: .webhook, address: url, format: .ninjs)
    new.secret = .variable("GALLEY_BENCH_SECRET")
    new.allowedAddresses = ["127.0.0.1"]
    (new.rate, new.inFlight) = (1_000_000, connections)
    return new
  }

  private func courier(by member: Member) throws -> Courier {
    let channels = DeliveryChannels(root: nil, environment: Self.environment)
    return try Courier(
      member, maximumWait: .milliseconds(250), channel: channels.channel, notice: { _ in })
  }

  /// Delivers everything, and then sends the same requests by curl.
  private func compare(
    in database: BenchmarkDatabase, _ receiver: LocalReceiver, curl version: String,
    _ progress: BenchmarkProgress
  ) async throws -> (deliveries: Int, courier: [Double], curl: [Double]) {
    var (deliveries, courierRates, curlRates) = (0, [Double](), [Double]())
    var curl: CurlRun?
    defer { curl?.removeFiles() }
    for number in 1...runs {
      if number > 1 { try await sendAgain(in: database) }
      progress.begin("delivering, \(number) of \(runs)", nil, "articles")
      let began = ContinuousClock.now
      try await deliver(in: database)
      let requests = receiver.takeAll()
      courierRates.append(Self.rate(of: requests, since: began))
      deliveries = requests.count
      let run =
        try curl
        ?? CurlRun(of: requests, to: receiver.url, connections: connections, version: version)
      curl = run
      progress.begin("the same by curl, \(number) of \(runs)", nil, "requests")
      let start = ContinuousClock.now
      try run.run()
      curlRates.append(Self.rate(of: receiver.takeAll(), since: start))
    }
    return (deliveries, courierRates, curlRates)
  }

  /// Requests per second until the last one.
  private static func rate(
    of requests: [ReceivedRequest], since began: ContinuousClock.Instant
  ) -> Double {
    guard let last = requests.map(\.at).max() else { return 0 }
    return Double(requests.count) / (began.duration(to: last) / .seconds(1))
  }

  /// Runs a courier until it has delivered everything.
  private func deliver(in database: BenchmarkDatabase) async throws {
    let stop = StopSignal()
    let courier = try courier(by: database.member)
    async let delivering: Void = courier.run(until: stop)
    defer { stop.raise() }
    try await database.asSuperuser { connection in
      while try !Self.isSettled(on: &connection) { Thread.sleep(forTimeInterval: 0.02) }
    }
    stop.raise()
    await delivering
  }

  private static func isSettled(on connection: inout Connection) throws -> Bool {
    try connection.executePrepared(
      """
      SELECT (SELECT min(position) FROM galley.destinations) >= (
          SELECT min(checkpoint) FROM read.builds WHERE status = 'live')
        AND NOT EXISTS (SELECT FROM galley.deliveries WHERE state IN ('pending', 'sending'))
      """)[0].value(at: 0)
  }

  private func sendAgain(in database: BenchmarkDatabase) async throws {
    let articles: [UUID] = try await database.asSuperuser {
      try $0.execute("SELECT article FROM galley.deliveries").map { try $0.value(at: 0) }
    }
    _ = try await database.member.retryDeliveries(
      to: Self.destination, of: articles.map(\.text))
  }

  /// The time from the answer of each publication until it was received.
  private func times(
    in database: BenchmarkDatabase, _ receiver: LocalReceiver, _ progress: BenchmarkProgress
  ) async throws -> [Duration] {
    let uncounted = commandsPerSecond * Self.warmUp
    let count = uncounted + commandsPerSecond * seconds
    let prepared = try await PreparedArticles(count, in: database, seed: seed, progress: progress)
    let stop = StopSignal()
    let courier = try courier(by: database.member)
    let worker = try database.member.worker(
      maximumWait: .milliseconds(250), notice: { _ in }, advanced: courier.wake)
    async let delivering: Void = courier.run(until: stop)
    async let following = worker.run(until: stop)
    defer { stop.raise() }
    progress.begin("publishing", count, "articles")
    let start = ContinuousClock.now
    let rate = commandsPerSecond
    let sent = try await PreparedArticles.all(count) { number in
      let due = start + .nanoseconds(number * 1_000_000_000 / rate)
      try await Task.sleep(until: due, tolerance: .zero, clock: .continuous)
      let receipt = try await prepared.admin.perform(.publish, on: prepared.ids[number])
      progress.advance(number)
      return (event: receipt.recorded[0].id, at: ContinuousClock.now)
    }
    // The worker also publishes what was scheduled in the generated log.
    let received = try await receiver.arrivals(
      of: Set(sent.map(\.event.text)), in: "webhook-id", by: .now + .seconds(60)
    ) { _ in }
    stop.raise()
    _ = try await following
    await delivering
    return sent.dropFirst(uncounted).compactMap { sent in
      received[sent.event.text].map { max(.zero, sent.at.duration(to: $0)) }
    }
  }
}
