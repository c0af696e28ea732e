import Digests
import PlainText

/// The fields of a form, or of the query of an address: `application/x-www-form-urlencoded`.
package struct FormFields: Hashable, Sendable {
  private var values: [String: [String]] = [:]

  /// The most fields that are read.
  private static let most = 200

  package init() {}

  /// Nil for more than 200 fields, for an invalid escape, and for what is not UTF-8.
  package init?(_ bytes: some Sequence<UInt8>) {
    let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pairs.count <= Self.most else { return nil }
    for pair in pairs {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.last ?? []) else {
        return nil
      }
      values[name, default: []].append(parts.count == 2 ? value : "")
    }
  }

  /// The first value; nil if there is none. A browser sends line breaks as CR LF; here they are LF.
  package subscript(name: String) -> String? { values[name]?.first }

  /// All values under the name, in their order.
  package func all(_ name: String) -> [String] { values[name] ?? [] }

  package var names: [String] { values.keys.sorted() }

  /// The value without surrounding spaces; nil if nothing is left.
  package func text(_ name: String) -> String? {
    let trimmed = self[name]?.trimmed
    return trimmed?.isEmpty == false ? trimmed : nil
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex,
          let byte = [UInt8](hex: String(decoding: bytes[index + 1...index + 2], as: UTF8.self))
        else { return nil }
        decoded += byte
        index += 2
      case let byte: decoded.append(byte)
      }
      index += 1
    }
    return String(validating: decoded, as: UTF8.self)?.replacing("\r\n", with: "\n")
  }
}
