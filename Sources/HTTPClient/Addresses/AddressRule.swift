/// Which addresses a request may connect to: those of the public Internet, and those that are
/// allowed by name.
///
/// Without this rule, a person who adds a destination, or its name server, could reach services that
/// trust the newsroom's own network.
package struct AddressRule: Hashable, Sendable {
  /// The ranges that are allowed although they are not public.
  package var allowed: [AddressRange]

  package init(allowing allowed: [AddressRange] = []) { self.allowed = allowed }

  /// Every address. For a server that the administrator of this machine names.
  package static let everything = AddressRule(
    allowing: [.known("0.0.0.0/0"), .known("::/0")])

  package func permits(_ address: IPAddress) -> Bool {
    let address = address.unmapped
    return allowed.contains { $0.contains(address) } || Self.isPublic(address)
  }

  /// Whether the address belongs to one machine on the public Internet, as IANA's registries of
  /// special addresses say.
  static func isPublic(_ address: IPAddress) -> Bool {
    let address = address.unmapped
    if address.bytes.count == 4 { return !specialIPv4.contains { $0.contains(address) } }
    // An IPv4 address behind a translator: it must be public itself.
    if translated.contains(address) {
      return isPublic(IPAddress(bytes: Array(address.bytes.suffix(4))))
    }
    return global.contains(address) && !specialIPv6.contains { $0.contains(address) }
      && !isISATAP(address)
  }

  /// NAT64 (RFC 6052).
  private static let translated = AddressRange.known("64:ff9b::/96")

  /// The only part of IPv6 that is assigned to the public Internet.
  private static let global = AddressRange.known("2000::/3")

  private static let specialIPv4 = [
    "0.0.0.0/8",  // this network
    "10.0.0.0/8",  // private
    "100.64.0.0/10",  // shared by a carrier's customers
    "127.0.0.0/8",  // loopback
    "169.254.0.0/16",  // link-local
    "172.16.0.0/12",  // private
    "192.0.0.0/24",  // protocol assignments
    "192.0.2.0/24",  // documentation
    "192.88.99.0/24",  // relays of 6to4
    "192.168.0.0/16",  // private
    "198.18.0.0/15",  // benchmarks
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",  // documentation
    "224.0.0.0/4",  // multicast
    "240.0.0.0/4",  // reserved, and broadcast
  ].map(AddressRange.known)

  private static let specialIPv6 = [
    "2001::/23",  // protocol assignments, Teredo among them
    "2001:db8::/32",  // documentation
    "2002::/16",  // 6to4
    "3fff::/20",  // documentation
  ].map(AddressRange.known)

  /// Whether the last half contains an IPv4 address for a tunnel within a site (RFC 5214).
  private static func isISATAP(_ address: IPAddress) -> Bool {
    let identifier = address.bytes[8..<12]
    return identifier.elementsEqual([0x00, 0x00, 0x5E, 0xFE])
      || identifier.elementsEqual([0x02, 0x00, 0x5E, 0xFE])
  }
}
