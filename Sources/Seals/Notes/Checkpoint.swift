package import Digests
import Foundation

/// The statement of a seal: the first `size` events of the log with this origin have this root.
///
/// Its text is in C2SP's tlog-checkpoint format: three lines, without extension lines.
package struct Checkpoint: Hashable, Sendable {
  /// The name of the log, which is the name of the key that seals it.
  package let origin: String
  /// The number of leaves.
  package let size: Int64
  package let root: Digest

  package init(origin: String, size: Int64, root: Digest) {
    (self.origin, self.size, self.root) = (origin, size, root)
  }

  /// - Throws: ``SealError`` when the text is not a checkpoint. Extension lines are ignored.
  init(text: String) throws(SealError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last == "", lines.dropLast().allSatisfy({ !$0.isEmpty }),
      let size = Int64(lines[1]), size >= 0, String(size) == lines[1],
      let data = Data(strictBase64: String(lines[2])), let root = Digest(bytes: Array(data))
    else { throw SealError("the text of the seal must have three lines: origin, size and root") }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The three lines.
  var text: String {
    "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
  }
}

/// Why a seal, a key or a proof is not accepted.
package struct SealError: Error, Hashable, CustomStringConvertible {
  /// What the error is about, for those who add advice to it.
  package enum Kind: Hashable, Sendable {
    case malformedSigningKey
    case malformedVerifierKey
    case malformedProof
    /// The log, or what is stored alongside it, differs from what was sealed.
    case alteredLog
    /// The log does not continue a seal that is kept outside the database.
    case forkedLog
    case other
  }

  package let kind: Kind
  package let description: String

  package init(_ description: String, kind: Kind = .other) {
    (self.kind, self.description) = (kind, description)
  }
}
