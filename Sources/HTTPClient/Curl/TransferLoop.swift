import CLibCurl
import Foundation
import Synchronization

/// The thread on which all transfers of a client run together, so that none waits for another.
final class TransferLoop: Sendable {
  private struct Requests {
    var added: [Transfer] = []
    var cancelled: [Transfer] = []
    var isStopped = false
    /// Whether the thread has ended.
    var isOver = false
  }

  private let library: LibCurl
  private nonisolated(unsafe) let multi: LibCurl.Handle
  private let requests = Mutex(Requests())

  /// Starts the thread.
  init(_ library: LibCurl) throws(TransferFailure) {
    guard let multi = library.makeMulti() else {
      throw TransferFailure(.failed, "there is not enough memory for transfers")
    }
    self.library = library
    self.multi = multi
    let thread = Thread { self.run() }
    thread.name = "transfers"
    thread.start()
  }

  /// Begins the transfer at once, however many others are running.
  func add(_ transfer: Transfer) {
    let isOver = request { $0.added.append(transfer) }
    if isOver { Self.finishAsCancelled(transfer) }
  }

  /// Ends the transfer, also if it is added later.
  func cancel(_ transfer: Transfer) { _ = request { $0.cancelled.append(transfer) } }

  /// Cancels what is running, and ends the thread.
  func stop() { _ = request { $0.isStopped = true } }

  /// - Returns: Whether the thread has ended, and the request was not made.
  private func request(_ change: (inout Requests) -> Void) -> Bool {
    requests.withLock { requests in
      guard !requests.isOver else { return true }
      change(&requests)
      _ = library.wake(multi)
      return false
    }
  }

  private func run() {
    // OpenSSL writes to closed connections, and must get an error instead of the signal.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    var running: [LibCurl.Handle: Transfer] = [:]
    var early: Set<ObjectIdentifier> = []
    while true {
      let now = requests.withLock { requests in
        defer { (requests.added, requests.cancelled) = ([], []) }
        return requests
      }
      for transfer in now.cancelled {
        if running.removeValue(forKey: transfer.handle) != nil {
          _ = library.remove(multi, transfer.handle)
          Self.finishAsCancelled(transfer)
        } else {
          early.insert(ObjectIdentifier(transfer))
        }
      }
      for transfer in now.added {
        if early.remove(ObjectIdentifier(transfer)) != nil {
          Self.finishAsCancelled(transfer)
        } else {
          running[transfer.handle] = transfer
          _ = library.add(multi, transfer.handle)
        }
      }
      if now.isStopped { break }
      step(&running)
    }
    end(running)
  }

  /// Lets the transfers proceed, and waits until one of them can, or there is a request.
  private func step(_ running: inout [LibCurl.Handle: Transfer]) {
    var count: CInt = 0
    _ = library.perform(multi, &count)
    while let message = library.readMessage(multi, &count) {
      guard let handle = message.pointee.handle else { continue }
      let code = message.pointee.data.code
      guard let transfer = running.removeValue(forKey: handle) else { continue }
      transfer.readOutcome(code: code)
      _ = library.remove(multi, handle)
      transfer.finish()
    }
    _ = library.poll(multi, nil, 0, running.isEmpty ? 60_000 : 1_000, nil)
  }

  private func end(_ running: [LibCurl.Handle: Transfer]) {
    for transfer in running.values {
      _ = library.remove(multi, transfer.handle)
      Self.finishAsCancelled(transfer)
    }
    let late = requests.withLock { requests in
      requests.isOver = true
      _ = library.freeMulti(multi)
      return requests.added
    }
    for transfer in late { Self.finishAsCancelled(transfer) }
  }

  private static func finishAsCancelled(_ transfer: Transfer) {
    transfer.outcome.wasCancelled = true
    transfer.finish()
  }
}
