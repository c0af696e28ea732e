import Digests
package import Foundation

extension UUID {
  /// The UUID that is derived from another one and a purpose: version 8 of RFC 9562, from the
  /// SHA-256 of both.
  package static func derived(from id: UUID, for purpose: String) -> UUID {
    let source = withUnsafeBytes(of: id.uuid) { Array($0) } + Array(purpose.utf8)
    var bytes = Digest(of: source).bytes
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
