import Foundation
import Glibc

/// The living processes of one data directory's server, found in `/proc`: every one of them runs
/// `postgres` with the data directory as its current directory. A pid file alone proves nothing,
/// since its number may have gone to another process.
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

  /// Nil for a process that has ended, also if its parent has not yet taken notice.
  private static func target(of link: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlink(link, base, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
    }
  }

  /// - Returns: whether none is left within `patience`.
  func areGone(within patience: Duration) -> Bool {
    let deadline = Deadline(after: patience)
    while !all.isEmpty {
      guard deadline.waitABit() else { return false }
    }
    return true
  }
}
