import Foundation
import Testing

/// A socket that accepts connections and never answers, like a server that is stopped.
final class SilentServer {
  let directory: String
  private let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/silent-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) {
      $0.copyBytes(from: Array("\(directory)/.s.PGSQL.5432".utf8))
    }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(listener, 8) == 0)
  }

  deinit {
    close(listener)
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// How many connections arrived since the last call.
  func arrivals() -> Int {
    var count = 0
    while true {
      var ready = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0 else { return count }
      close(accept(listener, nil, nil))
      count += 1
    }
  }
}
