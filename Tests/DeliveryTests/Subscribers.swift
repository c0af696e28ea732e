import Delivery
import Foundation
import Newsroom
import Synchronization

/// Destinations in memory, by their names. What each of them does with a delivery can be set.
final class Subscribers: Sendable {
  enum Conduct: Sendable {
    case confirm
    /// It answers with an error, and has not got the article.
    case refuse
    /// It gets the article, and does not confirm it.
    case loseAnswer
    /// It does not answer until it is told to.
    case hang
  }

  private struct State {
    var received: [String: [Parcel]] = [:]
    var conduct: [String: Conduct] = [:]
  }

  private let state = Mutex(State())

  func set(_ conduct: Conduct, of names: String...) {
    state.withLock { state in
      for name in names { state.conduct[name] = conduct }
    }
  }

  /// What a destination got, in order.
  func parcels(of name: String) -> [Parcel] { state.withLock { $0.received[name] ?? [] } }

  /// In order: each slug with what was sent of it, such as `ferry usable`.
  func received(by name: String) -> [String] {
    parcels(of: name).map { "\($0.slug) \($0.state.rawValue)" }
  }

  /// The way to a destination.
  var channel: Courier.ChannelFinder {
    { destination throws(DeliveryFailure) in Way(name: destination.name, subscribers: self) }
  }

  private struct Way: DeliveryChannel {
    let name: String
    let subscribers: Subscribers

    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation {
      while subscribers.conduct(of: name) == .hang, !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(2))
      }
      switch subscribers.conduct(of: name) {
      case .refuse: throw DeliveryFailure("it answered 503", status: 503)
      case .hang: throw DeliveryFailure("it did not answer", mayHaveArrived: true)
      case .loseAnswer:
        subscribers.take(parcel, name)
        throw DeliveryFailure("it closed the connection", mayHaveArrived: true)
      case .confirm:
        subscribers.take(parcel, name)
        return DeliveryConfirmation(status: 204)
      }
    }
  }

  private func conduct(of name: String) -> Conduct {
    state.withLock { $0.conduct[name] ?? .confirm }
  }

  private func take(_ parcel: Parcel, _ name: String) {
    state.withLock { $0.received[name, default: []].append(parcel) }
  }
}
