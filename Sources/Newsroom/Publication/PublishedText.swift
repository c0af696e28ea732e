import Digests
import Editorial
import Foundation
import JSON
package import Seals

/// A published text in the form in which its digest can be computed again, which the event of its
/// publication contains.
package struct PublishedText: Sendable {
  let content: Content
  private let manuscript: SaltedText

  init(content: Content, _ manuscript: SaltedText) {
    (self.content, self.manuscript) = (content, manuscript)
  }

  /// A JSON object. `content` is a text: the canonical JSON whose SHA-256 is the digest. It contains
  /// the key of the manuscript, which is the SHA-256 of the bytes of `salt`, which is base64, followed
  /// by those of `manuscript`.
  package var bytes: [UInt8] {
    let object: JSONObject = [
      "content": .string(String(decoding: content.canonicalBytes, as: UTF8.self)),
      "salt": .string(Data(manuscript.salt.bytes).base64EncodedString()),
      "manuscript": .string(manuscript.text),
    ]
    return object.bytes + [UInt8(ascii: "\n")]
  }
}

extension PublishedText {
  /// Checks that a text is the one that an event is about.
  ///
  /// - Parameter bytes: In the form of ``bytes``.
  /// - Throws: `SealError` if it is another one, or if the event is about no text.
  package static func check(_ bytes: [UInt8], against event: ProvedEvent) throws(SealError) {
    guard let text = try? bytes.withUnsafeBytes({ try JSONObject(parsing: $0) }),
      case .string(let content)? = text["content"],
      case .string(let manuscript)? = text["manuscript"], case .string(let base64)? = text["salt"],
      let salt = Data(base64Encoded: base64).flatMap({ Salt(bytes: Array($0)) }),
      let parts = try? JSONValue(parsing: content), case .object(let fields) = parts
    else { throw SealError("this is not a published text, as an export with proofs writes it") }
    guard let payload = try? JSONValue(parsing: event.payload), case .object(let members) = payload,
      case .string(let digest)? = members["digest"]
    else { throw SealError("the proved event is about no text") }
    guard Digest(of: content.utf8).hex == digest,
      fields["manuscript"] == .string(SaltedText(manuscript, salt: salt).key.hex)
    else { throw SealError("the text is not the one that the proved event is about") }
  }
}
