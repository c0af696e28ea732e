import Delivery
import Newsroom

/// A gate that is closed until it is opened. Cancellation does not open it.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var watching: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      for watcher in watching { watcher.resume() }
      watching = []
    }
  }

  /// Waits until somebody stands before the gate.
  func waitUntilReached() async {
    guard waiting.isEmpty else { return }
    await withCheckedContinuation { watching.append($0) }
  }
}

/// A way on which the live text of one article stops at a gate, as a write to a disk that hangs.
struct GatedWay: DeliveryChannel {
  let way: any DeliveryChannel
  let slug: String
  let gate: Gate

  func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation {
    if parcel.slug == slug, parcel.state == .usable { await gate.pass() }
    return try await way.deliver(parcel)
  }
}
