/// What a line of an export is about; the lines of a kind come after those of the kinds before it.
package enum TransferKind: String, CaseIterable, Comparable, Sendable {
  /// What the file is, and of when.
  case header = "galley"
  /// An event, with the text that it cites.
  case event
  case person
  case tile
  case seal
  /// How many lines there were of each kind, and the digest of them all.
  case manifest

  package static func < (a: TransferKind, b: TransferKind) -> Bool { a.order < b.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The kind that a JSON object's first key names; nil for any other.
  init?(of object: some Collection<UInt8>) {
    let key = object.drop { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") }
    guard key.first == UInt8(ascii: "\"") else { return nil }
    let name = key.dropFirst().prefix(16).prefix { $0 != UInt8(ascii: "\"") }
    self.init(rawValue: String(decoding: name, as: UTF8.self))
  }
}
