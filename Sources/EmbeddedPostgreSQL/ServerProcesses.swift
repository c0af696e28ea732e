import Foundation
import Glibc

/// The running processes of the server of one data directory. They are found in `/proc`: each runs
/// `postgres` with the data directory as its working directory. The pid file alone is not
/// sufficient, because another process may have the number in it.
struct ServerProcesses {
  private let dataDirectory: String

  init(dataDirectory: String) {
    let real = realpath(dataDirectory, nil)
    self.dataDirectory = real.map { String(cString: $0) } ?? dataDirectory
    free(real)
  }

  var all: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter(contains)
  }

  func contains(_ pid: pid_t) -> Bool {
    Self.target(of: "/proc/\(pid)/cwd") == dataDirectory
      && (Self.target(of: "/proc/\(pid)/exe")?.split(separator: "/").last?.hasPrefix("postgres")
        ?? false)
  }

  /// Nil for a process that has ended, even if its parent has not waited for it yet.
  private static func target(of link: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlink(link, base, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
    }
  }

  /// Waits until no process is left.
  /// - Returns: False when `patience` has passed before.
  func areGone(within patience: Duration) -> Bool {
    let deadline = Deadline(after: patience)
    while !all.isEmpty {
      guard deadline.waitBriefly() else { return false }
    }
    return true
  }
}

/// A time limit for a condition that is polled.
struct Deadline {
  private let instant: ContinuousClock.Instant

  init(after limit: Duration) { instant = .now + limit }

  /// Sleeps for 10 ms before the condition is checked again.
  /// - Returns: False, without sleeping, when the time limit has passed.
  func waitBriefly() -> Bool {
    guard ContinuousClock.now < instant else { return false }
    usleep(10_000)
    return true
  }
}

extension Duration {
  /// Rounded up: `pg_ctl` waits for whole seconds, and not at all for 0.
  var wholeSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
