/// What a table of a read model holds, so that it can be compared with what another build of it
/// holds.
package struct Fingerprint: Hashable, Sendable, Encodable {
  /// The read model.
  package let name: String
  package let table: String
  package let rows: Int
  /// SHA-256 over all rows as text, in an order of their own, in hexadecimal digits.
  package let digest: String
}
