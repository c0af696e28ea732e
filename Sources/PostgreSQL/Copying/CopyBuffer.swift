package import Foundation
import Glibc

/// Rows in PostgreSQL's binary COPY format, encoded ahead of the COPY that will take them.
///
/// As in a `CopyWriter`, a value must be of its column's own type. The commonest types have an
/// `append` of their own, and the memory is plain: a rebuild writes tens of millions of values.
@usableFromInline
package final class CopyBuffer {
  private struct State {
    var memory: UnsafeMutableRawPointer
    var capacity: Int
    var count = 0
  }

  // Behind a pointer, where an access is an access: in a class it would be checked each time
  // whether somebody else is at it.
  private let state: UnsafeMutablePointer<State>

  package init() {
    let capacity = 4_096
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(memory: .allocate(byteCount: capacity, alignment: 16), capacity: capacity))
  }

  deinit {
    state.pointee.memory.deallocate()
    state.deallocate()
  }

  /// Bytes written.
  package var count: Int { state.pointee.count }

  /// What has been written, until it is written to again.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: state.pointee.memory, count: count)
  }

  package func removeAll() { state.pointee.count = 0 }

  /// Begins a row of so many fields, each of which is then appended.
  package func beginRow(fields: Int) {
    room(for: 2).storeBytes(of: Int16(truncatingIfNeeded: fields).bigEndian, as: Int16.self)
  }

  package func appendNull() {
    room(for: 4).storeBytes(of: Int32(-1).bigEndian, as: Int32.self)
  }

  package func append(_ value: some PostgresEncodable) throws(PostgresError) {
    var field: [UInt8] = []
    try field.append(field: value)
    field.withUnsafeBytes { room(for: $0.count).copyMemory(from: $0) }
  }

  package func append(_ value: Bool) {
    let room = room(for: 5)
    room.storeBytes(of: Int32(1).bigEndian, as: Int32.self)
    room.storeBytes(of: value ? 1 : 0, toByteOffset: 4, as: UInt8.self)
  }

  package func append(_ value: Int) { append(eightBytes: Int64(value)) }

  package func append(_ value: UUID) {
    let room = room(for: 20)
    room.storeBytes(of: Int32(16).bigEndian, as: Int32.self)
    room.storeBytes(of: value.uuid, toByteOffset: 4, as: uuid_t.self)
  }

  package func append(_ value: Date) throws(PostgresError) {
    append(eightBytes: try value.postgresMicroseconds)
  }

  package func append(_ value: String) throws(PostgresError) {
    var value = value
    let isWritten = value.withUTF8 { text in
      if let start = text.baseAddress, memchr(start, 0, text.count) != nil { return false }
      append(field: UnsafeRawBufferPointer(text))
      return true
    }
    guard isWritten else { throw String.nulRefused }
  }

  package func append(_ value: [String]) throws(PostgresError) {
    let start = count
    let room = room(for: 16)
    room.storeBytes(of: value.isEmpty ? 0 : Int32(1).bigEndian, toByteOffset: 4, as: Int32.self)
    room.storeBytes(of: 0, toByteOffset: 8, as: Int32.self)
    room.storeBytes(of: String.oid.rawValue.bigEndian, toByteOffset: 12, as: UInt32.self)
    if !value.isEmpty {
      let room = self.room(for: 8)
      room.storeBytes(of: Int32(truncatingIfNeeded: value.count).bigEndian, as: Int32.self)
      room.storeBytes(of: Int32(1).bigEndian, toByteOffset: 4, as: Int32.self)
      for element in value { try append(element) }
    }
    let length = Int32(truncatingIfNeeded: count - start - 4)
    (state.pointee.memory + start).storeBytes(of: length.bigEndian, as: Int32.self)
  }

  /// Appends the value with these bytes.
  package func append(field value: UnsafeRawBufferPointer) {
    let room = room(for: 4 + value.count)
    room.storeBytes(of: Int32(truncatingIfNeeded: value.count).bigEndian, as: Int32.self)
    if let start = value.baseAddress {
      (room + 4).copyMemory(from: start, byteCount: value.count)
    }
  }

  private func append(eightBytes value: Int64) {
    let room = room(for: 12)
    room.storeBytes(of: Int32(8).bigEndian, as: Int32.self)
    room.storeBytes(of: value.bigEndian, toByteOffset: 4, as: Int64.self)
  }

  /// So many bytes at the end, not yet written.
  private func room(for more: Int) -> UnsafeMutableRawPointer {
    let end = state.pointee.count + more
    if end > state.pointee.capacity { grow(to: end) }
    defer { state.pointee.count = end }
    return state.pointee.memory + state.pointee.count
  }

  private func grow(to least: Int) {
    let old = state.pointee
    let capacity = max(least, 2 * old.capacity)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    memory.copyMemory(from: old.memory, byteCount: old.count)
    old.memory.deallocate()
    state.pointee = State(memory: memory, capacity: capacity, count: old.count)
  }
}

extension UnsafeMutableRawPointer {
  fileprivate func copyMemory(from bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { copyMemory(from: start, byteCount: bytes.count) }
  }
}
