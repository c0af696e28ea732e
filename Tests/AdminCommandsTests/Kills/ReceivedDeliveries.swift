import Dispatch
import Foundation
import Synchronization
import TestSupport

/// What a receiver got, also before it was killed. The one that takes its place listens on the same
/// port.
final class ReceivedDeliveries: Sendable {
  struct Delivery: Sendable {
    let article: UUID
    /// The id of the event of the last change.
    let event: UUID
    let state: String
    let at: Date
  }

  private let receiver: Mutex<Receiver>
  private let received = Mutex<[Delivery]>([])
  private let readers = DispatchGroup()

  init() throws {
    let first = try Receiver(["--record-first"])
    receiver = Mutex(first)
    read(first)
  }

  var url: String { receiver.withLock { $0.url("/busy") } }

  /// Kills the receiver, and starts another.
  func replace() throws {
    try receiver.withLock { receiver in
      receiver.kill()
      receiver = try Receiver([
        "--record-first", "--http-port", String(receiver.ports["http"] ?? 0),
      ])
      read(receiver)
    }
  }

  /// Ends the receiver.
  ///
  /// - Returns: Everything that was received, in order.
  func end() -> [Delivery] {
    receiver.withLock { $0.kill() }
    readers.wait()
    return received.withLock { $0 }
  }

  /// Reads the lines until it has ended.
  private func read(_ receiver: Receiver) {
    DispatchQueue(label: "galley.tests.deliveries").async(group: readers) {
      while let line = try? receiver.next() {
        guard let headers = line["headers"] as? [String: String],
          let urn = headers["galley-article"],
          let article = UUID(uuidString: String(urn.suffix(36))),
          let event = headers["webhook-id"].flatMap({ UUID(uuidString: $0) })
        else { continue }
        let delivery = Delivery(
          article: article, event: event, state: headers["galley-state"] ?? "", at: Date())
        self.received.withLock { $0.append(delivery) }
      }
    }
  }
}
