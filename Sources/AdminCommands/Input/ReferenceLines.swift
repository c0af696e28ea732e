import Foundation
import Newsroom
import PlainText

/// References to articles, one per line. Blank lines are left out.
struct ReferenceLines {
  let references: [String]

  /// In bytes; longer than any reference.
  private static let longest = 200

  /// - Throws: ``Failure`` that names the first line that cannot be a reference.
  init(parsing bytes: [UInt8]) throws(Failure) {
    let lines = ByteOrderMark.removed(from: bytes[...])
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var references: [String] = []
    for (index, line) in lines.enumerated() {
      let reference = try Self.reference(in: line, number: index + 1)
      if !reference.isEmpty { references.append(reference) }
    }
    self.references = references
  }

  private static func reference(
    in line: ArraySlice<UInt8>, number: Int
  ) throws(Failure) -> String {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw failure(number, "is not valid UTF-8")
    }
    let reference = text.trimmingCharacters(in: .whitespaces.union(["\r"]))
    let scalars = reference.unicodeScalars
    if scalars.contains(where: \.properties.isWhitespace) {
      throw failure(number, "contains a space; give one reference per line")
    }
    if scalars.contains(where: SanitizedText.isUnsafe) {
      throw failure(number, "contains a control character")
    }
    if reference.utf8.count > longest { throw failure(number, "is longer than \(longest) bytes") }
    return reference
  }

  private static func failure(_ number: Int, _ fault: String) -> Failure {
    Failure(.invalid, "standard input, line \(number), \(fault)")
  }
}
