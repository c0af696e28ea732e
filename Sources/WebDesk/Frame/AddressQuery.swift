import HTML

/// The query of an address: names with values, in their order. A list with the same filters has the
/// same address, which people can share.
struct AddressQuery: Hashable, Sendable {
  private var pairs: [String] = []

  /// - Parameter value: Nothing is added if it is nil or empty.
  mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    pairs.append("\(Self.encoded(name))=\(Self.encoded(value))")
  }

  func adding(_ name: String, _ value: String?) -> AddressQuery {
    var query = self
    query.add(name, value)
    return query
  }

  var isEmpty: Bool { pairs.isEmpty }

  func address(of path: DeskPath) -> WebAddress {
    guard let address = WebAddress(text(of: path)) else {
      preconditionFailure("\(text(of: path)) is not an address")
    }
    return address
  }

  func text(of path: DeskPath) -> String {
    isEmpty ? path.text : "\(path.text)?\(pairs.joined(separator: "&"))"
  }

  /// With escapes for everything that has a meaning in an address.
  static func encoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        encoded.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
