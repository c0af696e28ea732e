import Foundation
package import Glibc

/// The running processes of one private server. They are found in `/proc`: each runs the server's
/// program with the server's folder as its working directory. A pid file alone is not sufficient,
/// because another process may have the number in it.
package struct ServerProcesses: Sendable {
  private let program: String
  private let folder: String

  /// - Parameters:
  ///   - program: The name of the program; a longer name, such as with a version, also counts.
  ///   - folder: The working directory of its processes.
  package init(of program: String, in folder: String) {
    self.program = program
    let real = realpath(folder, nil)
    self.folder = real.map { String(cString: $0) } ?? folder
    free(real)
  }

  package var all: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter(contains)
  }

  package func contains(_ pid: pid_t) -> Bool {
    Self.target(of: "/proc/\(pid)/cwd") == folder
      && (Self.target(of: "/proc/\(pid)/exe")?.split(separator: "/").last?.hasPrefix(program)
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
  package func areGone(within patience: Duration) -> Bool {
    let deadline = Deadline(after: patience)
    while !all.isEmpty {
      guard deadline.waitBriefly() else { return false }
    }
    return true
  }
}
