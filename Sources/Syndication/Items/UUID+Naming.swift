import Digests
package import Foundation

extension UUID {
  /// The id of version 8, for ids with a meaning of their own (RFC 9562), that always belongs to this
  /// name.
  package init(naming name: String) {
    var bytes = Array(Digest(of: name.utf8).bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.init(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
  }
}
