internal import CEpoll
import Glibc
import SystemCalls

/// Waits for many sockets at once, on one thread. Linux's epoll.
final class Poller: Sendable {
  /// What to wait for.
  enum Interest: Sendable {
    case reading, writing, nothing

    fileprivate var events: UInt32 {
      switch self {
      case .reading: EPOLLIN.rawValue
      case .writing: EPOLLOUT.rawValue
      case .nothing: 0
      }
    }
  }

  private let queue: Int32
  /// A counter that the kernel keeps; a wait ends when it is not zero.
  private let bell: Int32

  /// - Throws: ``SCGIServerError``.
  init() throws(SCGIServerError) {
    queue = epoll_create1(Int32(EPOLL_CLOEXEC))
    bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    guard queue >= 0, bell >= 0 else { throw .system(errno, doing: "wait for sockets") }
    set(bell, to: .reading, isNew: true)
  }

  deinit {
    close(queue)
    close(bell)
  }

  func set(_ socket: Int32, to interest: Interest, isNew: Bool) {
    var event = epoll_event(events: interest.events, data: epoll_data_t(fd: socket))
    epoll_ctl(queue, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event)
  }

  func forget(_ socket: Int32) {
    epoll_ctl(queue, EPOLL_CTL_DEL, socket, nil)
  }

  /// Ends the current or next wait. Any thread may call it.
  func ring() {
    var one: UInt64 = 1
    _ = write(bell, &one, 8)
  }

  /// The sockets that are ready, at the latest after `milliseconds`.
  func wait(milliseconds: Int32) -> [Int32] {
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    let count = epoll_wait(queue, &events, Int32(events.count), milliseconds)
    guard count > 0 else { return [] }
    return events[..<Int(count)].map(\.data.fd).filter { socket in
      guard socket == bell else { return true }
      var rings: UInt64 = 0
      _ = Glibc.read(bell, &rings, 8)
      return false
    }
  }
}
