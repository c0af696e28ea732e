import Dispatch
import Glibc
import Synchronization

/// Answers requests that a web server passes on over a Unix socket.
///
/// ```swift
/// let server = try SCGIServer(SCGISocket(listeningAt: path)) { request in
///   SCGIResponse(status: 200, text: "You asked for \(request.path)\n")
/// }
/// await server.run()  // until server.stop()
/// ```
///
/// One thread accepts connections and reads requests. Each complete request is answered in a task of
/// its own, on the executor that the server was given, if any. A connection serves one request, as SCGI prescribes. A peer that is slow or silent costs
/// a file descriptor until its time is over, and nothing else.
package final class SCGIServer: Sendable {
  package typealias Handler = @Sendable (SCGIRequest) async -> SCGIResponse
  /// The answer to what is not a valid request.
  package typealias Refusal = @Sendable (SCGIRequestError) -> SCGIResponse

  /// What a client may use.
  package struct Limits: Hashable, Sendable {
    package var request = SCGIReader.Limits()
    /// Others wait to be accepted.
    package var connections = 1_024
    /// The long bodies that are in memory at the same time, in bytes; others wait to be read. A body
    /// is long if it exceeds what is read at once, 64 KiB.
    package var bodies = 96 << 20
    /// For the arrival of a request, and again for sending the answer.
    package var time: Duration = .seconds(30)

    package init() {}
  }

  private let socket: SCGISocket
  private let limits: Limits
  private let handler: Handler
  private let refusal: Refusal
  private let executor: (any TaskExecutor)?
  private let poller: Poller
  private let progress = Mutex(Progress())

  /// What the tasks tell the thread.
  struct Progress {
    var isStopping = false
    /// Answers whose rest the thread must send.
    var rests: [(descriptor: Int32, bytes: ArraySlice<UInt8>)] = []
    /// Answers that are sent in pieces, with their beginnings.
    var streams: [(descriptor: Int32, stream: SCGIStream, head: [UInt8])] = []
    /// The connections of streams for which something waits.
    var ready: Set<Int32> = []
    /// Requests that are being answered.
    var answering = 0
    /// The lengths of the long bodies whose requests have been answered.
    var released = 0
  }

  /// - Parameter executor: Where the handler runs; nil for Swift's own threads.
  /// - Throws: ``SCGIServerError``.
  package init(
    _ socket: SCGISocket, limits: Limits = Limits(), on executor: (any TaskExecutor)? = nil,
    refusal: @escaping Refusal = { SCGIResponse(status: $0.status, text: "\($0)\n") },
    handler: @escaping Handler
  ) throws(SCGIServerError) {
    self.socket = socket
    self.limits = limits
    self.handler = handler
    self.refusal = refusal
    self.executor = executor
    poller = try Poller()
  }

  /// Serves until ``stop()``, and then until the requests that have arrived are answered.
  package func run() async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "galley.scgi").async { [self] in
        var connections = SCGIConnections(
          socket: socket.descriptor, poller: poller, limits: limits, refusal: refusal)
        connections.serve(progress, answer)
        continuation.resume()
      }
    }
  }

  /// Ends ``run()``. No new connection is accepted after those that wait now.
  package func stop() {
    progress.withLock { $0.isStopping = true }
    poller.ring()
  }

  /// Answers a request in a task, and hands what the socket does not take at once to the thread.
  ///
  /// - Parameter held: The length of the body, if it is long.
  private func answer(_ request: SCGIRequest, on descriptor: Int32, holding held: Int) {
    progress.withLock { $0.answering += 1 }
    Task(executorPreference: executor) { [self] in
      let response = await handler(request)
      let bytes = response.bytes(withBody: request.method != "HEAD")
      if let stream = response.stream, request.method != "HEAD" {
        return begin(stream, with: bytes, on: descriptor, releasing: held)
      }
      let rest = SCGIConnections.send(bytes[...], to: descriptor).rest
      if rest == nil { close(descriptor) }
      let mustRing = progress.withLock { progress in
        progress.answering -= 1
        progress.released += held
        if let rest { progress.rests.append((descriptor, rest)) }
        return rest != nil || held > 0 || progress.isStopping
          || progress.answering + 1 >= limits.connections
      }
      if mustRing { poller.ring() }
    }
  }

  /// Hands an answer that is sent in pieces to the thread.
  private func begin(
    _ stream: SCGIStream, with head: [UInt8], on descriptor: Int32, releasing held: Int
  ) {
    stream.attach { [self] in
      let isFirst = progress.withLock { progress in
        defer { progress.ready.insert(descriptor) }
        return progress.ready.isEmpty
      }
      if isFirst { poller.ring() }
    }
    progress.withLock { progress in
      progress.answering -= 1
      progress.released += held
      progress.streams.append((descriptor, stream, head))
    }
    poller.ring()
  }
}
