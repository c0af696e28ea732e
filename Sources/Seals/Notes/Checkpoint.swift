package import Digests
import Foundation

/// What a seal says: of the log of this origin, the first `size` events have this root.
///
/// Its text is C2SP's tlog-checkpoint: three lines, and no extension line.
package struct Checkpoint: Hashable, Sendable {
  /// The log's name, which is that of the key that seals it.
  package let origin: String
  /// Leaves.
  package let size: Int64
  package let root: Digest

  package init(origin: String, size: Int64, root: Digest) {
    (self.origin, self.size, self.root) = (origin, size, root)
  }

  /// - Throws: ``SealError`` where the text is no checkpoint. Extension lines are let pass.
  init(text: String) throws(SealError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last == "", lines.dropLast().allSatisfy({ !$0.isEmpty }),
      let size = Int64(lines[1]), size >= 0, String(size) == lines[1],
      let data = Data(strictBase64: String(lines[2])), let root = Digest(bytes: Array(data))
    else { throw SealError("the seal's text is no checkpoint: origin, size and root, a line each") }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The three lines.
  var text: String {
    "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
  }
}
