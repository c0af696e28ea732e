import JSON

/// The kind of a line of an export. The lines are sorted by kind, in this order.
package enum TransferKind: String, CaseIterable, Comparable, Sendable {
  /// The format of the file, and when it was written.
  case header = "galley"
  /// An event, with the text that it cites.
  case event
  /// A picture that events cite, or a piece of one.
  case picture
  case person
  case tile
  case seal
  /// The number of lines of each kind, and the digest of all lines.
  case manifest

  package static func < (a: TransferKind, b: TransferKind) -> Bool { a.order < b.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The kind that the first key of a JSON object names; nil for any other object.
  init?(of object: some Collection<UInt8>) {
    let key = object.drop { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") }
    guard key.first == UInt8(ascii: "\"") else { return nil }
    let name = key.dropFirst().prefix(16).prefix { $0 != UInt8(ascii: "\"") }
    self.init(rawValue: String(decoding: name, as: UTF8.self))
  }
}

/// The JSON object of a line, to be parsed as a row.
struct TransferObject {
  /// The object without its `chain` member.
  let bytes: [UInt8]

  /// Parses the object.
  ///
  /// - Parameters:
  ///   - line: The number of the line, for the error.
  ///   - body: Makes the row from the members of the object.
  /// - Throws: ``TransferError`` when it is not JSON, or a member is missing or invalid.
  func read<Row>(
    line: Int?, _ body: (JSONFields) throws(JSONFieldError) -> Row
  ) throws(TransferError) -> Row {
    do {
      return try bytes.withUnsafeBytes { text in
        try JSONScanner.tokens(of: text).withUnsafeBufferPointer { tokens in
          try body(JSONFields(JSONElement(text: text, tokens: tokens, index: 0)))
        }
      }
    } catch let error as JSONFieldError {
      throw TransferError(line: line, "it is not a row of a newsroom: \(error)")
    } catch {
      let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
      throw TransferError(line: line, isUTF8 ? "it is not JSON" : "it is not UTF-8")
    }
  }
}

/// Why an export is not accepted: a sentence, with the number of the line if there is one.
package struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int?
  package let reason: String

  package init(line: Int? = nil, _ reason: String) { (self.line, self.reason) = (line, reason) }

  package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
