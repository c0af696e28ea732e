import Digests
import PlainText

/// The fields of a form, or of the query of an address.
package struct FormFields: Hashable, Sendable {
  private var values: [String: [String]] = [:]
  /// The files of a form that can have some.
  package private(set) var files: [FormFile] = []

  /// The most fields that are read.
  private static let most = 200

  package init() {}

  /// A form with files.
  ///
  /// - Parameter type: The header Content-Type.
  /// - Returns: Nil for what is not such a form, and for a text that is not UTF-8.
  package init?(multipart body: [UInt8], type: String) {
    guard let form = MultipartForm(body, type: type) else { return nil }
    for (name, text) in form.fields { values[name, default: []].append(text) }
    files = form.files
  }

  /// `application/x-www-form-urlencoded`.
  ///
  /// - Returns: Nil for more than 200 fields, for an invalid escape, and for what is not UTF-8.
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

  /// Every field with its first value, by name.
  package var texts: [(name: String, text: String)] {
    names.compactMap { name in self[name].map { (name, $0) } }
  }

  /// The fields whose names begin so, without this beginning.
  package func dropping(prefix: String) -> FormFields {
    var fields = FormFields()
    for (name, texts) in values where name.hasPrefix(prefix) {
      fields.values[String(name.dropFirst(prefix.count))] = texts
    }
    return fields
  }

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
    return String(validating: decoded, as: UTF8.self)?.withLineFeeds
  }
}
