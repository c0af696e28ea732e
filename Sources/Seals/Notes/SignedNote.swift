import Foundation

/// A text with its signatures, in C2SP's signed-note format.
package struct SignedNote: Hashable, Sendable, CustomStringConvertible {
  struct Signature: Hashable, Sendable {
    /// The name of the key.
    let name: String
    /// The id of the key.
    let id: UInt32
    let bytes: [UInt8]
  }

  let text: String
  let signatures: [Signature]

  init(text: String, signatures: [Signature]) { (self.text, self.signatures) = (text, signatures) }

  /// - Throws: ``SealError`` when it is not a signed note.
  package init(_ note: String) throws(SealError) {
    guard note.utf8.count <= Self.maximum else {
      throw SealError("a seal has at most \(Self.maximum) bytes; this one has \(note.utf8.count)")
    }
    guard note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }),
      let gap = note.range(of: "\n\n", options: [.backwards, .literal])
    else { throw Self.malformed }
    text = String(note[..<note.index(after: gap.lowerBound)])
    let lines = note[gap.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, lines.last == "" else { throw Self.malformed }
    signatures = try lines.dropLast().map { (line) throws(SealError) in try Signature(line) }
  }

  package var description: String { text + "\n" + signatures.map { "\($0)\n" }.joined() }

  /// The statement of the seal, if one of the keys has signed it.
  ///
  /// - Throws: ``SealError`` when none of them has, when a signature is invalid, or when the text
  ///   is not a checkpoint.
  package func checkpoint(signedBy keys: [VerifierKey]) throws(SealError) -> Checkpoint {
    var isSigned = false
    for signature in signatures {
      for key in keys where key.name == signature.name && key.id == signature.id {
        guard key.signed(text, with: signature.bytes) else {
          throw SealError(
            "the seal's signature by \(key.name) is invalid: the seal or the key is forged")
        }
        isSigned = true
      }
    }
    guard isSigned else {
      let signers = signatures.map(\.name).joined(separator: ", ")
      throw SealError("the seal is signed by \(signers), but by none of the given keys")
    }
    return try Checkpoint(text: text)
  }

  /// In bytes; more than a note with sixteen signatures has.
  private static let maximum = 1 << 16
  fileprivate static let malformed = SealError(
    "this is not a seal: a text, an empty line, and a line for each signature")
}

extension SignedNote.Signature: CustomStringConvertible {
  fileprivate init(_ line: Substring) throws(SealError) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "—", KeyText.isName(parts[1]),
      let data = Data(strictBase64: String(parts[2])), data.count > 4
    else { throw SignedNote.malformed }
    name = String(parts[1])
    id = data.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    bytes = Array(data.dropFirst(4))
  }

  var description: String {
    let prefix = (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * $0)) }
    return "— \(name) \(Data(prefix + bytes).base64EncodedString())"
  }
}
