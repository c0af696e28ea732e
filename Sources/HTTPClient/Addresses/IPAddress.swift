import Glibc

/// An address of the Internet Protocol, of either version.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four bytes, or sixteen.
  package let bytes: [UInt8]

  /// - Parameter bytes: Four or sixteen.
  init(bytes: [UInt8]) {
    precondition(bytes.count == 4 || bytes.count == 16, "an address has 4 or 16 bytes")
    self.bytes = bytes
  }

  /// Reads the usual text forms, such as `192.0.2.1` and `2001:db8::1`. Shortened forms of IPv4,
  /// brackets and zones are not addresses here.
  package init?(_ text: String) {
    var four = [UInt8](repeating: 0, count: 4)
    var sixteen = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = sixteen
    } else {
      return nil
    }
  }

  /// The address of a socket; nil if it is not one of the Internet Protocol.
  ///
  /// - Parameter address: As long as its family says.
  init?(_ address: UnsafeRawPointer) {
    switch CInt(address.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET:
      let socket = address.loadUnaligned(as: sockaddr_in.self)
      bytes = withUnsafeBytes(of: socket.sin_addr) { Array($0) }
    case AF_INET6:
      let socket = address.loadUnaligned(as: sockaddr_in6.self)
      bytes = withUnsafeBytes(of: socket.sin6_addr) { Array($0) }
    default: return nil
    }
  }

  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The IPv4 address that the system connects to, if this is one mapped into IPv6
  /// (`::ffff:192.0.2.1`); else this address.
  var unmapped: IPAddress {
    AddressRange.mapped.contains(self) ? IPAddress(bytes: Array(bytes.suffix(4))) : self
  }
}
