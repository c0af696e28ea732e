import Foundation
import Glibc

/// Rows in PostgreSQL's binary COPY format, encoded before the COPY that will send them.
///
/// Rows are encoded directly from records in memory, because a rebuild writes tens of millions of
/// values and a dynamic call for each would cost several times the encoding. The ``CopyField``s say
/// where in a record each field is. They must be right, because nothing checks them.
@usableFromInline
package final class CopyBuffer {
  private var memory: UnsafeMutableRawPointer
  private var capacity = 4_096
  /// In bytes.
  package private(set) var count = 0

  package init() { memory = .allocate(byteCount: capacity, alignment: 16) }

  deinit { memory.deallocate() }

  /// The encoded rows. Valid until the next change of the buffer.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  package func removeAll() { count = 0 }

  /// Appends a row for each of the records, which are adjacent in memory.
  ///
  /// - Parameter stride: The distance from one record to the next, in bytes.
  /// - Throws: Kind `usage` for a value that PostgreSQL cannot store. The buffer then contains a
  ///   partial row and cannot be used.
  package func append(
    _ records: UnsafeRawBufferPointer, stride: Int, as fields: [CopyField]
  ) throws(PostgresError) {
    guard var record = records.baseAddress else { return }
    let end = record + records.count
    // Work on a copy of the state: each access to a property of a class is checked for exclusivity.
    var writer = RowWriter(memory: memory, capacity: capacity, count: count)
    defer { (memory, capacity, count) = (writer.memory, writer.capacity, writer.count) }
    while record < end {
      writer.append(Int16(truncatingIfNeeded: fields.count).bigEndian)
      for field in fields { try writer.append(field, at: record + field.offset) }
      record += stride
    }
  }
}

/// The memory of a buffer while rows are written to it.
private struct RowWriter {
  var memory: UnsafeMutableRawPointer
  var capacity: Int
  var count: Int

  @inline(__always)
  mutating func append(
    _ field: CopyField, at address: UnsafeRawPointer
  ) throws(PostgresError) {
    switch field.kind {
    case .bool:
      try appendValue(Bool.self, field, address) { $0.append(length: 1, $1 ? 1 : 0 as UInt8) }
    case .integer:
      try appendValue(Int.self, field, address) { $0.append(length: 8, Int64($1).bigEndian) }
    case .uuid:
      try appendValue(uuid_t.self, field, address) { $0.append(length: 16, $1) }
    case .bytes32:
      try appendValue(Bytes32.self, field, address) { $0.append(length: 32, $1) }
    case .instant:
      try appendValue(Date.self, field, address) { (writer, date) throws(PostgresError) in
        writer.append(length: 8, try date.postgresMicroseconds.bigEndian)
      }
    case .text:
      try appendValue(String.self, field, address) { (writer, text) throws(PostgresError) in
        try writer.append(text)
      }
    case .texts:
      try appendValue([String].self, field, address) { (writer, texts) throws(PostgresError) in
        try writer.append(texts)
      }
    case .word(let table):
      let word = table.words[Int(address.load(as: UInt8.self))]
      if let start = word.start {
        append(Int32(truncatingIfNeeded: word.count).bigEndian)
        append(start, count: word.count)
      } else {
        append(Int32(-1).bigEndian)
      }
    case .day:
      try appendValue(Day.self, field, address) { $0.append($1) }
    }
  }

  /// The stored properties of a day in the calendar.
  private struct Day {
    let year: Int
    let month: Int
    let day: Int
  }

  private typealias Bytes32 = (UInt64, UInt64, UInt64, UInt64)

  @inline(__always)
  private mutating func appendValue<Value>(
    _ type: Value.Type, _ field: CopyField, _ address: UnsafeRawPointer,
    _ append: (inout RowWriter, Value) throws(PostgresError) -> Void
  ) throws(PostgresError) {
    guard field.isOptional else {
      return try append(&self, address.assumingMemoryBound(to: Value.self).pointee)
    }
    switch address.assumingMemoryBound(to: Value?.self).pointee {
    case let value?: try append(&self, value)
    case nil: self.append(Int32(-1).bigEndian)
    }
  }

  @inline(__always)
  mutating func append<Value: BitwiseCopyable>(_ value: Value) {
    makeRoom(for: MemoryLayout<Value>.size)
    (memory + count).storeBytes(of: value, as: Value.self)
    count += MemoryLayout<Value>.size
  }

  @inline(__always)
  private mutating func append<Value: BitwiseCopyable>(length: Int32, _ value: Value) {
    append(length.bigEndian)
    append(value)
  }

  @inline(__always)
  private mutating func append(_ start: UnsafeRawPointer, count bytes: Int) {
    makeRoom(for: bytes)
    (memory + count).copyMemory(from: start, byteCount: bytes)
    count += bytes
  }

  private mutating func append(_ day: Day) {
    append(Int32(10).bigEndian)
    append(digits: day.year, 4)
    append(UInt8(ascii: "-"))
    append(digits: day.month, 2)
    append(UInt8(ascii: "-"))
    append(digits: day.day, 2)
  }

  private mutating func append(digits number: Int, _ width: Int) {
    makeRoom(for: width)
    var rest = number
    for place in stride(from: width - 1, through: 0, by: -1) {
      let digit = UInt8(ascii: "0") + UInt8(rest % 10)
      (memory + count + place).storeBytes(of: digit, as: UInt8.self)
      rest /= 10
    }
    count += width
  }

  private mutating func append(_ text: String) throws(PostgresError) {
    var text = text
    let isWritten = text.withUTF8 { text in
      guard let start = text.baseAddress else {
        append(Int32(0))
        return true
      }
      if memchr(start, 0, text.count) != nil { return false }
      append(Int32(truncatingIfNeeded: text.count).bigEndian)
      append(start, count: text.count)
      return true
    }
    guard isWritten else { throw String.nulRefused }
  }

  private mutating func append(_ texts: [String]) throws(PostgresError) {
    let start = count
    append(Int32(0))
    // The number of dimensions, no NULLs, the type of the elements; then the length and the lower
    // bound of the one dimension.
    append(texts.isEmpty ? 0 : Int32(1).bigEndian)
    append(Int32(0))
    append(String.oid.rawValue.bigEndian)
    if !texts.isEmpty {
      append(Int32(truncatingIfNeeded: texts.count).bigEndian)
      append(Int32(1).bigEndian)
      for text in texts { try append(text) }
    }
    let length = Int32(truncatingIfNeeded: count - start - 4)
    (memory + start).storeBytes(of: length.bigEndian, as: Int32.self)
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if count + more > capacity { grow(to: count + more) }
  }

  @inline(never)
  private mutating func grow(to least: Int) {
    let larger = max(least, 2 * capacity)
    let new = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    new.copyMemory(from: memory, byteCount: count)
    memory.deallocate()
    (memory, capacity) = (new, larger)
  }
}
