import Digests
import Foundation

/// Proves that a sealed log contains an event. To check it, one needs only the log's public key.
///
/// Its text is in C2SP's tlog-proof format. The event's bytes are its `extra` line: they are the
/// leaf that is proved.
package struct LogProof: Hashable, Sendable, CustomStringConvertible {
  /// The leaf: the bytes of the event as they were sealed.
  package let event: [UInt8]
  package let inclusion: InclusionProof
  package let seal: SignedNote

  package init(event: [UInt8], inclusion: InclusionProof, seal: SignedNote) {
    (self.event, self.inclusion, self.seal) = (event, inclusion, seal)
  }

  /// - Throws: ``SealError`` when it is not a proof.
  package init(_ text: String) throws(SealError) {
    guard text.utf8.count <= Self.maximum else {
      throw SealError("a proof has at most \(Self.maximum) bytes; this one has \(text.utf8.count)")
    }
    guard let gap = text.range(of: "\n\n", options: .literal) else { throw Self.malformed }
    let lines = text[..<gap.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines[0] == Self.title,
      let event = Self.value(of: "extra", in: lines[1]).flatMap({ Data(strictBase64: $0) }),
      let number = Self.value(of: "index", in: lines[2]), let index = Int64(number),
      index >= 0, String(index) == number, lines.count <= 3 + Int64.bitWidth
    else { throw Self.malformed }
    let path = lines[3...].compactMap { line in
      Data(strictBase64: String(line)).flatMap { Digest(bytes: Array($0)) }
    }
    guard path.count == lines.count - 3 else { throw Self.malformed }
    self.init(
      event: Array(event), inclusion: InclusionProof(index: index, path: path),
      seal: try SignedNote(String(text[gap.upperBound...])))
  }

  package var description: String {
    let path = inclusion.path.map { Data($0.bytes).base64EncodedString() + "\n" }.joined()
    return """
      \(Self.title)
      extra \(Data(event).base64EncodedString())
      index \(inclusion.index)
      \(path)
      \(seal)
      """
  }

  /// Checks the proof.
  ///
  /// - Returns: The statement of the seal that covers the event.
  /// - Throws: ``SealError`` when none of the keys has signed the seal, or the seal does not cover
  ///   the event.
  package func check(by keys: [VerifierKey]) throws(SealError) -> Checkpoint {
    let checkpoint = try seal.checkpoint(signedBy: keys)
    let root = inclusion.root(of: MerkleHash.leaf(event), size: checkpoint.size)
    guard root == checkpoint.root else {
      throw SealError(
        "the sealed log does not contain the event: the event or the proof was changed")
    }
    return checkpoint
  }

  private static func value(of name: String, in line: Substring) -> String? {
    line.hasPrefix("\(name) ") ? String(line.dropFirst(name.count + 1)) : nil
  }

  private static let title = "c2sp.org/tlog-proof@v1"
  /// In bytes: twice the largest event.
  private static let maximum = 4 << 20
  private static let malformed = SealError(
    "this is not a proof in C2SP's tlog-proof format", kind: .malformedProof)
}
