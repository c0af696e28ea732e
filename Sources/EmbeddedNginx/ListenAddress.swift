import Foundation
import Glibc

/// Where a server listens for its visitors: an address of this machine and a port.
package struct ListenAddress: Hashable, Sendable {
  /// An IPv4 address, or an IPv6 address in brackets.
  package let host: String
  package let port: Int

  /// The desk's own address: only this machine can reach it.
  package static let standard = ListenAddress(host: "127.0.0.1", port: 8_470)

  private init(host: String, port: Int) { (self.host, self.port) = (host, port) }

  /// `PORT`, `ADDRESS:PORT` or `[ADDRESS]:PORT`; nil for anything else. A name of a host is not
  /// accepted, because it may have several addresses.
  package init?(_ text: String) {
    let colon = text.lastIndex(of: ":")
    let digits = colon.map { text[text.index(after: $0)...] } ?? text[...]
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let port = Int(digits), (1...65_535).contains(port)
    else { return nil }
    let host = colon.map { String(text[..<$0]) } ?? Self.standard.host
    guard Self.isAddress(host) else { return nil }
    self.init(host: host, port: port)
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool { host.hasPrefix("127.") || host == "[::1]" }

  private static func isAddress(_ host: String) -> Bool {
    var bytes = in6_addr()
    if host.hasPrefix("["), host.hasSuffix("]") {
      return inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &bytes) == 1
    }
    return inet_pton(AF_INET, host, &bytes) == 1
  }
}

extension ListenAddress: CustomStringConvertible {
  package var description: String { "\(host):\(port)" }
}
