import Glibc
import Synchronization
import SystemCalls

/// The connections of a server that wait for bytes in one direction or the other. Only one thread
/// uses it.
struct SCGIConnections {
  fileprivate enum Stage {
    case reading(SCGIReader)
    /// Until there is memory for the long body.
    case waiting(SCGIReader)
    case sending(ArraySlice<UInt8>)
    /// With what the socket has not taken yet.
    case streaming(SCGIStream, ArraySlice<UInt8>)
  }

  private struct Connection {
    var stage: Stage
    /// Nil for a stream while nothing waits for its client.
    let end: ContinuousClock.Instant?
    /// The length of the long body that is being read.
    var held = 0
  }

  /// What became of bytes that were sent.
  enum Sent {
    case completely
    case until(rest: ArraySlice<UInt8>)
    /// The peer went away.
    case toNobody

    var rest: ArraySlice<UInt8>? {
      if case .until(let rest) = self { rest } else { nil }
    }
  }

  /// How long a stopping server accepts connections. A client may have found the socket before
  /// another one got its name.
  private static let stopGrace = Duration.milliseconds(100)

  private let socket: Int32
  private let poller: Poller
  private let limits: SCGIServer.Limits
  private let refusal: SCGIServer.Refusal
  private var connections: [Int32: Connection] = [:]
  private var isAccepting = false
  private var memory: BodyMemory
  private var chunk = [UInt8](repeating: 0, count: 65_536)

  init(
    socket: Int32, poller: Poller, limits: SCGIServer.Limits,
    refusal: @escaping SCGIServer.Refusal
  ) {
    (self.socket, self.poller, self.limits, self.refusal) = (socket, poller, limits, refusal)
    memory = BodyMemory(limit: limits.bodies)
    poller.set(socket, to: .nothing, isNew: true)
  }

  /// Serves until the progress says to stop and nothing is left to do.
  mutating func serve(
    _ progress: borrowing Mutex<SCGIServer.Progress>,
    _ answer: (SCGIRequest, Int32, _ held: Int) -> Void
  ) {
    var nextSweep = ContinuousClock.now + .seconds(1)
    var lastAccept = ContinuousClock.now
    while true {
      let news = progress.withLock { progress in
        defer {
          (progress.rests, progress.streams, progress.ready, progress.released) = ([], [], [], 0)
        }
        return progress
      }
      memory.release(news.released)
      readWaiting()
      let (answering, isStopping) = (news.answering, news.isStopping)
      for (descriptor, bytes) in news.rests { sendLater(bytes, to: descriptor) }
      for (descriptor, stream, head) in news.streams { begin(stream, head, on: descriptor) }
      for descriptor in news.ready { sendNews(to: descriptor) }
      if isStopping { endStreams() }
      let isFull = connections.count + answering >= limits.connections
      let now = ContinuousClock.now
      if !isStopping { lastAccept = now + Self.stopGrace }
      if now >= lastAccept, connections.isEmpty, progress.withLock({ $0.isDone }) { break }
      listen(!isFull && now < lastAccept)
      for descriptor in poller.wait(milliseconds: isStopping ? 10 : 1_000) {
        if descriptor == socket { accept(answer) } else { proceed(descriptor, answer) }
      }
      if ContinuousClock.now >= nextSweep {
        closeOverdue()
        nextSweep = ContinuousClock.now + .seconds(1)
      }
    }
    poller.forget(socket)
    close(socket)
  }

  private mutating func listen(_ isAccepting: Bool) {
    guard isAccepting != self.isAccepting else { return }
    self.isAccepting = isAccepting
    poller.set(socket, to: isAccepting ? .reading : .nothing, isNew: false)
  }

  private mutating func accept(_ answer: (SCGIRequest, Int32, _ held: Int) -> Void) {
    // A bounded number, so that the others get their turn.
    for _ in 0..<64 {
      let descriptor = SystemCall.retrying { Glibc.accept(socket, nil, nil) }
      guard descriptor >= 0 else { return }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      connections[descriptor] = Connection(
        stage: .reading(SCGIReader(limits: limits.request)), end: .now + limits.time)
      poller.set(descriptor, to: .reading, isNew: true)
      proceed(descriptor, answer)
    }
  }

  /// Reads or sends what is possible now.
  private mutating func proceed(
    _ descriptor: Int32, _ answer: (SCGIRequest, Int32, _ held: Int) -> Void
  ) {
    guard let connection = connections.removeValue(forKey: descriptor) else { return }
    switch connection.stage {
    case .sending(let bytes):
      if let rest = Self.send(bytes, to: descriptor).rest {
        connections[descriptor] = Connection(stage: .sending(rest), end: connection.end)
      } else {
        finish(descriptor)
      }
    case .streaming(let stream, let rest):
      // A stream whose client takes everything waits for nothing else than its departure.
      if rest.isEmpty { return finish(descriptor, stream) }
      proceed(stream, rest, on: descriptor, end: connection.end)
    // The poller says only that the peer went away.
    case .waiting: finish(descriptor)
    case .reading(var reader):
      let count = SystemCall.retrying { read(descriptor, &chunk, chunk.count) }
      if count < 0, errno == EAGAIN {
        connections[descriptor] = connection
        return
      }
      // The peer went away before its request was complete.
      guard count > 0 else {
        memory.release(connection.held)
        return finish(descriptor)
      }
      do {
        if let request = try reader.read(chunk[..<count]) {
          poller.forget(descriptor)
          answer(request, descriptor, connection.held)
        } else {
          readOn(reader, from: descriptor, connection)
        }
      } catch {
        memory.release(connection.held)
        let refusal = refusal(error).bytes()
        sendLater(refusal[...], to: descriptor, isNew: false)
      }
    }
  }

  private mutating func sendLater(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32, isNew: Bool = true
  ) {
    connections[descriptor] = Connection(stage: .sending(bytes), end: .now + limits.time)
    poller.set(descriptor, to: .writing, isNew: isNew)
  }

  private mutating func closeOverdue() {
    let now = ContinuousClock.now
    for (descriptor, connection) in connections {
      guard let end = connection.end, end <= now else { continue }
      connections[descriptor] = nil
      memory.release(connection.held)
      finish(descriptor, connection.stage.stream)
    }
  }

  private func finish(_ descriptor: Int32, _ stream: SCGIStream? = nil) {
    poller.forget(descriptor)
    close(descriptor)
    stream?.close()
  }

  /// Sends what the socket takes at once.
  static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Sent {
    var rest = bytes
    while !rest.isEmpty {
      let count = SystemCall.retrying {
        rest.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
      }
      guard count >= 0 else { return errno == EAGAIN ? .until(rest: rest) : .toNobody }
      rest = rest.dropFirst(count)
    }
    return .completely
  }
}

// Long bodies.
extension SCGIConnections {
  /// Reads the rest of a request, now or when there is memory for its body.
  private mutating func readOn(
    _ reader: SCGIReader, from descriptor: Int32, _ connection: Connection
  ) {
    guard connection.held == 0, let count = reader.bodyCount, count > chunk.count else {
      connections[descriptor] = Connection(
        stage: .reading(reader), end: connection.end, held: connection.held)
      return
    }
    if memory.take(count, for: descriptor) {
      connections[descriptor] = Connection(
        stage: .reading(reader), end: connection.end, held: count)
    } else {
      connections[descriptor] = Connection(stage: .waiting(reader), end: connection.end)
      poller.set(descriptor, to: .nothing, isNew: false)
    }
  }

  /// Reads on where there is memory now.
  private mutating func readWaiting() {
    while let descriptor = memory.next {
      guard case .waiting(let reader)? = connections[descriptor]?.stage else {
        memory.forgetNext()
        continue
      }
      let count = reader.bodyCount ?? 0
      guard memory.takeForNext(count) else { return }
      connections[descriptor] = Connection(
        stage: .reading(reader), end: .now + limits.time, held: count)
      poller.set(descriptor, to: .reading, isNew: false)
    }
  }
}

// Answers that are sent in pieces.
extension SCGIConnections {
  private mutating func begin(_ stream: SCGIStream, _ head: [UInt8], on descriptor: Int32) {
    poller.set(descriptor, to: .nothing, isNew: true)
    proceed(stream, head[...], on: descriptor, end: nil)
  }

  private mutating func sendNews(to descriptor: Int32) {
    // While an earlier part waits for the client, the news wait behind it.
    guard case .streaming(let stream, let rest)? = connections[descriptor]?.stage, rest.isEmpty
    else { return }
    proceed(stream, rest, on: descriptor, end: nil)
  }

  /// Sends the rest and then what waits.
  private mutating func proceed(
    _ stream: SCGIStream, _ rest: ArraySlice<UInt8>, on descriptor: Int32,
    end: ContinuousClock.Instant?
  ) {
    var rest = rest
    var isLast = false
    repeat {
      switch Self.send(rest, to: descriptor) {
      case .toNobody:
        connections[descriptor] = nil
        return finish(descriptor, stream)
      case .until(let left):
        poller.set(descriptor, to: .writing, isNew: false)
        connections[descriptor] = Connection(
          stage: .streaming(stream, left), end: end ?? .now + limits.time)
        return
      case .completely:
        let news = stream.take()
        (rest, isLast) = (news.bytes[...], news.isLast)
      }
    } while !rest.isEmpty
    guard !isLast else {
      connections[descriptor] = nil
      return finish(descriptor, stream)
    }
    // It was told to wait only if something was left earlier.
    if end != nil { poller.set(descriptor, to: .nothing, isNew: false) }
    connections[descriptor] = Connection(stage: .streaming(stream, []), end: nil)
  }

  private mutating func endStreams() {
    for (descriptor, connection) in connections {
      guard let stream = connection.stage.stream else { continue }
      connections[descriptor] = nil
      finish(descriptor, stream)
    }
  }
}

extension SCGIConnections.Stage {
  fileprivate var stream: SCGIStream? {
    if case .streaming(let stream, _) = self { stream } else { nil }
  }
}

extension SCGIServer.Progress {
  /// Whether the tasks have nothing left to do or to hand over.
  fileprivate var isDone: Bool { rests.isEmpty && streams.isEmpty && answering == 0 }
}
