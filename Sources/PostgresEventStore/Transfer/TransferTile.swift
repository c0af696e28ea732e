import JSON

/// A row of `galley.tiles`.
struct TransferTile: Sendable {
  let level: Int16
  let number: Int64
  let hashes: [UInt8]

  /// - Parameter line: The members of a line's object.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("tile", TransferTile.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    level = try row.integer("level")
    number = try row.integer("number")
    hashes = try row.bytes("hashes")
  }
}
