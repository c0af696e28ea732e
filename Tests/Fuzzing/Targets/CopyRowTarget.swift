import Foundation

@testable import PostgreSQL

/// Binary data from a server: rows of a COPY, and the values in them.
enum CopyRowTarget {
  private static let types: [TypeOID?] = [
    nil, .bool, .bytea, .int8, .int4, .int2, .oid, .text, .json, .jsonb, .float4, .float8,
    .timestamptz, .uuid, .textArray, .int4Array, .uuidArray,
  ]

  static func check(_ bytes: UnsafeRawBufferPointer) {
    var stranger = CopyReader()
    read(bytes, by: &stranger)
    var reader = CopyReader()
    CopyFormat.header.withUnsafeBytes { read($0, by: &reader) }
    read(bytes, by: &reader)
    for type in types { decodeAll(bytes, as: type) }
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, by reader: inout CopyReader) {
    do {
      try reader.read(bytes) { row in
        require(
          row.fields.reduce(0) { $0 + ($1.bytes?.count ?? 0) } <= bytes.count,
          "fields are no longer than their message")
        for column in 0..<min(row.count, 16) {
          decodeAll(try row.bytes(at: column), as: nil)
          _ = try? row.value(at: column, as: Int64.self)
          _ = try? row.value(at: column, as: String?.self)
        }
      }
    } catch {
      guard let error = error as? PostgresError, error.kind == .decoding else {
        return require(false, "malformed data is reported", "\(error)")
      }
    }
  }

  private static func decodeAll(_ bytes: UnsafeRawBufferPointer?, as type: TypeOID?) {
    decode(Bool.self, bytes, type)
    decode(Int16.self, bytes, type)
    decode(Int32.self, bytes, type)
    decode(Int.self, bytes, type)
    decode(Double.self, bytes, type)
    decode(UUID.self, bytes, type)
    decode(String?.self, bytes, type)
    decode(JSONText.self, bytes, type)
    decode([UInt8].self, bytes, type)
    decode([String?].self, bytes, type)
    decode([Int].self, bytes, type)
    decode([UUID].self, bytes, type)
    decode(Date.self, bytes, type)
    decode([Date].self, bytes, type)
  }

  private static func decode<Value: PostgresDecodable>(
    _ value: Value.Type, _ bytes: UnsafeRawBufferPointer?, _ type: TypeOID?
  ) {
    _ = try? Value.decode(Cell(bytes: bytes, type: type))
  }
}
