/// The frame of PostgreSQL's binary COPY format.
enum CopyFormat {
  static let signature: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
  /// The signature, no flags, and no extension.
  static let header = signature + [UInt8](repeating: 0, count: 8)
  /// Stands where the number of a row's fields would.
  static let trailer: Int16 = -1
}
