import Digests
import Foundation
import PostgreSQL
import Seals

/// An event as the bytes that are sealed: a title, a line for each column with its name, and the
/// payload exactly as it is stored.
///
/// ```
/// galley event 1
/// position 6
/// category article
/// stream 01993e6c-8f0e-7d07-9d8f-2f3f6f0c7a11
/// version 3
/// event_id 01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2
/// type ArticleApproved
/// schema_version 1
/// actor anna
/// command_id 01993e6c-9c7e-7b1e-b1f1-0a4c8f5f4c10
/// command_step 0
/// correlation_id 01993e6c-9c7e-7b1e-b1f1-0a4c8f5f4c10
/// causation_id -
/// recorded_at 1795581394123000
/// payload
/// {"revision":1,"digest":"…"}
/// ```
///
/// `recorded_at` is in microseconds since 1970. There is no newline at the end. A newline in a
/// field is written as `\n` and a backslash as `\\`, so that two different events never have the
/// same bytes.
struct EventLeaf {
  /// The columns that ``write(_:)`` reads, in this order.
  static let columns = """
    position, category, stream, version, event_id, type, schema_version, actor, command_id, \
    command_step, correlation_id, causation_id, recorded_at, payload
    """

  static let title = "galley event 1"
  /// The fields before the payload, in order.
  static let names = columns.split(separator: ", ").dropLast().map(String.init)

  /// The prefix for the hash, and then the bytes of the leaf.
  private var buffer: [UInt8] = []
  private let labels = [title + "\n" + names[0]] + names.dropFirst()

  init() { buffer.reserveCapacity(4_096) }

  var hash: Digest { buffer.withUnsafeBytes { Digest(of: $0) } }
  var bytes: ArraySlice<UInt8> { buffer.dropFirst() }

  /// Replaces the event in the buffer.
  ///
  /// - Parameter row: With the columns of ``columns``.
  mutating func write(_ row: borrowing CopyRow) throws {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(MerkleHash.leafPrefix)
    try write(integer: row.value(at: 0, as: Int64.self), 0)
    try write(text: row.bytes(at: 1), 1)
    try write(uuid: row.bytes(at: 2), 2)
    try write(integer: row.value(at: 3, as: Int32.self), 3)
    try write(uuid: row.bytes(at: 4), 4)
    try write(text: row.bytes(at: 5), 5)
    try write(integer: row.value(at: 6, as: Int16.self), 6)
    try write(text: row.bytes(at: 7), 7)
    try write(uuid: row.bytes(at: 8), 8)
    try write(integer: row.value(at: 9, as: Int16.self), 9)
    try write(uuid: row.bytes(at: 10), 10)
    try write(uuid: row.bytes(at: 11), 11)
    try write(integer: row.value(at: 12, as: Int64.self) + Self.epochDistance, 12)
    buffer.append(contentsOf: "payload\n".utf8)
    if let payload = try row.bytes(at: 13) { buffer.append(contentsOf: payload) }
  }

  private mutating func begin(_ field: Int) {
    buffer.append(contentsOf: labels[field].utf8)
    buffer.append(UInt8(ascii: " "))
  }

  private mutating func write(integer: some BinaryInteger, _ field: Int) {
    begin(field)
    buffer.append(contentsOf: String(integer).utf8)
    buffer.append(UInt8(ascii: "\n"))
  }

  private mutating func write(text: UnsafeRawBufferPointer?, _ field: Int) {
    begin(field)
    for byte in text ?? UnsafeRawBufferPointer(start: nil, count: 0) {
      switch byte {
      case UInt8(ascii: "\n"): buffer.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\\"): buffer.append(contentsOf: #"\\"#.utf8)
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private mutating func write(uuid: UnsafeRawBufferPointer?, _ field: Int) {
    begin(field)
    if let uuid {
      for (index, byte) in uuid.enumerated() {
        if [4, 6, 8, 10].contains(index) { buffer.append(UInt8(ascii: "-")) }
        buffer.append(Self.digits[Int(byte >> 4)])
        buffer.append(Self.digits[Int(byte & 0x0F)])
      }
    } else {
      buffer.append(UInt8(ascii: "-"))
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static let digits = Array("0123456789abcdef".utf8)
  /// Microseconds from 1970 to 2000, the epoch of PostgreSQL.
  private static let epochDistance: Int64 = 946_684_800_000_000
}
