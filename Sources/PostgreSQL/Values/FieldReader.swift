/// Reads integers and length-prefixed fields in network byte order.
struct FieldReader {
  /// A field of a row or an array. Its bytes are nil for NULL.
  struct Field { let bytes: UnsafeRawBufferPointer? }

  private var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  /// Nil when too few bytes are left. The same applies to the other methods.
  mutating func integer<I: FixedWidthInteger>(_: I.Type) -> I? {
    bytes(count: MemoryLayout<I>.size).map { I(bigEndian: $0.loadUnaligned(as: I.self)) }
  }

  mutating func field() -> Field? {
    guard let length = integer(Int32.self) else { return nil }
    if length == -1 { return Field(bytes: nil) }
    return bytes(count: Int(length)).map(Field.init(bytes:))
  }

  mutating func bytes(count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
    return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
  }
}
