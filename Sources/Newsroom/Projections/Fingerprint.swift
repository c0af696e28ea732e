package import JSON

/// A digest of a table of a read model, for comparing it with another build.
package struct Fingerprint: Hashable, Sendable {
  /// The read model.
  package let name: String
  package let table: String
  package let rows: Int
  /// The SHA-256 of all rows as text in a fixed order, in hexadecimal digits.
  package let digest: String
}

extension Fingerprint: JSONDescribed {
  package static let json = JSONDescription<Fingerprint>(
    "Fingerprint", "A digest of a table of a read model, for comparing it with another build.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("table", "The table.", \.table),
      JSONMember("rows", "The number of rows.", \.rows),
      JSONMember("digest", "The SHA-256 of all rows as text, in hexadecimal digits.", \.digest),
    ])
}
