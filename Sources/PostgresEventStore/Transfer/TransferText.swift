import Digests
import JSON

/// A row of `galley.texts`, but for its stream, which is that of the event that cites it.
struct TransferText: Sendable {
  let key: Digest
  let salt: [UInt8]
  let body: String

  init(_ text: JSONFields) throws(JSONFieldError) {
    key = try text.digest("key")
    salt = try text.bytes("salt")
    body = try text.text("body")
  }

  /// Whether the text is the one of its key, as the table itself asks of each that it takes.
  var isOfItsKey: Bool { Digest(of: salt + Array(body.utf8)) == key }
}
