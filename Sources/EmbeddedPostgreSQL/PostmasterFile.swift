import Foundation
import Glibc

/// The contents of `postmaster.pid`. The file remains after a crash; then another process may have
/// its process id.
struct PostmasterFile: Equatable {
  let pid: pid_t
  let since: Date
  /// Whether the server accepts connections; false while it recovers, starts or stops.
  let isReady: Bool

  /// Nil when the file is missing or incomplete.
  init?(dataDirectory: String) {
    guard
      let text = try? String(contentsOfFile: "\(dataDirectory)/postmaster.pid", encoding: .utf8)
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2, let pid = pid_t(lines[0]), let seconds = Double(lines[2]) else {
      return nil
    }
    self.pid = pid
    since = Date(timeIntervalSince1970: seconds)
    isReady = lines.count > 7 && lines[7].hasPrefix("ready")
  }
}
