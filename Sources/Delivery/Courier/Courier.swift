import Dispatch
import EditorialReadModels
import Foundation
package import Newsroom
import PostgreSQL
import PostgresEventStore
import Syndication

/// Delivers the changes of what the public can read to all destinations until it is stopped.
///
/// One of several couriers leads each destination: the one whose session holds the lock on it. The
/// deliveries to a destination are in tasks of their own, so that a slow one holds up no other. Of
/// one article, a destination gets one delivery at a time, so that they arrive in order. Before an
/// attempt, the database knows of it; a courier that ends meanwhile is followed by one that tries
/// again.
package struct Courier: Sendable {
  private let connect: @Sendable () throws -> Connection
  private let channel: ChannelFinder
  private let policy: DeliveryPolicy
  private let shortestWait: Duration
  private let maximumWait: Duration
  private let notice: @Sendable (DeliveryNotice) -> Void
  private let outbox = Outbox()

  /// The most deliveries that are taken at a time.
  private static let batchSize = 500
  /// For the deliveries that are under way when the courier is stopped.
  private static let stopGrace = Duration.seconds(5)

  /// The way to a destination from this machine.
  package typealias ChannelFinder =
    @Sendable (Destination) throws(DeliveryFailure) -> any DeliveryChannel

  /// - Parameters:
  ///   - shortestWait: The pause between two looks at the log while there is something to do.
  ///   - maximumWait: The longest pause between two looks.
  ///   - notice: Called on one thread.
  /// - Throws: ``Failure`` if the member's login may not keep deliveries.
  package init(
    _ member: Member, policy: DeliveryPolicy = DeliveryPolicy(),
    shortestWait: Duration = .milliseconds(1), maximumWait: Duration,
    channel: @escaping ChannelFinder, notice: @Sendable @escaping (DeliveryNotice) -> Void
  ) throws {
    connect = try member.deliveryConnections()
    (self.channel, self.policy) = (channel, policy)
    (self.shortestWait, self.maximumWait) = (shortestWait, maximumWait)
    self.notice = notice
  }

  /// Makes it look at once, because the read models show more of the log.
  package func wake() { outbox.ring() }

  /// Runs on its own thread. Call it once.
  package func run(until stop: StopSignal) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "galley.courier").async {
        deliver(until: stop)
        continuation.resume()
      }
    }
  }

  private func deliver(until stop: StopSignal) {
    var session = DeliverySession()
    var connection: Connection?
    var pause = shortestWait
    var isInTrouble = false
    while !stop.isOn {
      do {
        var current = try connection.take() ?? connect()
        let isBusy = try round(&session, on: &current)
        if isInTrouble { notice(.recovered) }
        isInTrouble = false
        pause = isBusy ? shortestWait : min(maximumWait, pause * 1.25)
        connection = consume current
      } catch {
        outbox.abandon()
        session = DeliverySession()
        guard !stop.isOn else { break }
        if !isInTrouble { notice(.trouble(Failure(error))) }
        isInTrouble = true
        pause = min(.seconds(2), max(.milliseconds(50), pause * 2))
      }
      outbox.wait(min(pause, maximumWait))
    }
    if var current = connection.take() { finish(&session, on: &current) }
    outbox.abandon()
  }

  /// - Returns: Whether something was done, so that more may follow.
  private func round(
    _ session: inout DeliverySession, on connection: inout Connection
  ) throws -> Bool {
    let recorded = try record(&session, on: &connection)
    if session.isDue(every: min(maximumWait * 4, DeliverySession.interval)) {
      try session.contend(notice, on: &connection)
    }
    guard !session.led.isEmpty,
      let horizon = try connection.executePrepared(PublicHorizon.statement())
        .map({ try PublicHorizon($0) }).first
    else {
      return recorded > 0
    }
    if session.planned != horizon {
      try DeliveryPlan.run(
        for: session.followed, after: session.planned, through: horizon, on: &connection)
      session.planned = horizon
    }
    let taken = try take(&session, seen: horizon.checkpoint, on: &connection)
    return recorded + taken > 0
  }

  /// Keeps the outcomes of the deliveries that have ended.
  private func record(
    _ session: inout DeliverySession, on connection: inout Connection
  ) throws -> Int {
    let sent = outbox.takeSent()
    guard !sent.isEmpty else { return 0 }
    var generator = SystemRandomNumberGenerator()
    // If the server loses an outcome in a crash, the delivery is under way and is tried again.
    var queries: [Query] = ["SELECT set_config('synchronous_commit', 'off', true)"]
    for sent in sent {
      var pause: Duration?
      if case .failure(let failure) = sent.outcome {
        pause = policy.pause(after: sent.claim.attempt, failure, using: &generator)
        if pause == nil, let led = session.led[sent.claim.destination] {
          notice(.gaveUp(led.destination.name, slug: sent.parcel.slug, failure.reason))
        }
      }
      queries += sent.record(as: session.sender, pause: pause)
      session.end(sent, notice)
    }
    _ = try connection.pipelinePrepared(queries)
    return sent.count
  }

  /// Takes what is due and begins to send it.
  private func take(
    _ session: inout DeliverySession, seen checkpoint: Int64,
    on connection: inout Connection
  ) throws -> Int {
    let allowances = session.allowances().map {
      Claim.Allowance(destination: $0.destination, count: min($0.count, Self.batchSize))
    }
    guard !allowances.isEmpty else { return 0 }
    let claims = try Claim.take(
      allowances, except: outbox.abandoned, seen: checkpoint, as: session.sender, on: &connection)
    guard !claims.isEmpty else { return 0 }
    let items = try Claim.items(of: claims, on: &connection)
    let maker = ParcelMaker(publisher: session.publisher)
    var returned: [Query] = []
    for claim in claims {
      guard let led = session.led[claim.destination] else { continue }
      guard let (item, change, event) = items[claim.article] else {
        returned.append(claim.release(as: session.sender))
        continue
      }
      guard item.text != nil || claim.isReached else {
        returned.append(claim.drop(as: session.sender))
        continue
      }
      session.begin(claim)
      let (parcel, failure) = maker.parcel(
        item, event: event, change: change, as: led.destination.format)
      send(parcel, failure, for: claim, to: led.destination)
    }
    if !returned.isEmpty { _ = try connection.pipelinePrepared(returned) }
    return claims.count - returned.count
  }

  private func send(
    _ parcel: Parcel, _ failure: DeliveryFailure?, for claim: Claim, to destination: Destination
  ) {
    do throws(DeliveryFailure) {
      if let failure { throw failure }
      outbox.send(parcel, for: claim, through: try channel(destination))
    } catch {
      outbox.enter(
        SentParcel(
          claim: claim, parcel: parcel, began: Date(), took: .zero, outcome: .failure(error)))
    }
  }

  /// Waits a little for the deliveries that are under way, and keeps their outcomes.
  private func finish(
    _ session: inout DeliverySession, on connection: inout Connection
  ) {
    let end = ContinuousClock.now + Self.stopGrace
    var isCancelled = false
    while !outbox.isEmpty, ContinuousClock.now < end + Self.stopGrace {
      if ContinuousClock.now >= end, !isCancelled {
        outbox.cancel()
        isCancelled = true
      }
      guard (try? record(&session, on: &connection)) != nil else { return }
      outbox.wait(.milliseconds(50))
    }
    _ = try? record(&session, on: &connection)
  }
}
