/// The addresses that begin with the same bits, such as `10.0.0.0/8`.
package struct AddressRange: Hashable, Sendable, CustomStringConvertible {
  private let first: IPAddress
  /// The number of leading bits that count.
  private let length: Int

  /// Reads an address, or an address, `/` and the number of leading bits that count.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = IPAddress(String(parts[0])) else { return nil }
    let bits = 8 * first.bytes.count
    guard parts.count == 2 else {
      (self.first, length) = (first, bits)
      return
    }
    guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(parts[1]),
      length <= bits
    else { return nil }
    (self.first, self.length) = (first, length)
  }

  package var description: String {
    length == 8 * first.bytes.count ? "\(first)" : "\(first)/\(length)"
  }

  /// A range of the other version of the protocol contains nothing of this one.
  package func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == first.bytes.count else { return false }
    let whole = length / 8
    guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
    let rest = length % 8
    guard rest > 0 else { return true }
    return (address.bytes[whole] ^ first.bytes[whole]) >> (8 - rest) == 0
  }

  /// IPv4 mapped into IPv6 (RFC 4291).
  static let mapped = known("::ffff:0:0/96")

  /// - Parameter text: A range that is certain to be one.
  static func known(_ text: String) -> AddressRange {
    guard let range = AddressRange(text) else { preconditionFailure("\(text) is not a range") }
    return range
  }
}
