import CLibPQ

/// Parameters in the form that libpq expects: one buffer, with the type and length of each value.
struct EncodedParameters {
  let types: [Oid]
  private let lengths: [Int32]
  private let formats: [Int32]
  /// Where in the buffer each value starts; nil for NULL.
  private let offsets: [Int?]
  private let buffer: [UInt8]

  init(_ parameters: [any PostgresEncodable]) throws(PostgresError) {
    guard parameters.count <= 65_535 else {
      throw PostgresError(.usage, "a statement has more than 65535 parameters")
    }
    var types: [Oid] = []
    var lengths: [Int32] = []
    var offsets: [Int?] = []
    // An empty value needs an address too, or it would be read as NULL.
    var buffer: [UInt8] = [0]
    for parameter in parameters {
      let start = buffer.count
      types.append(type(of: parameter).oid.rawValue)
      if !parameter.isNull { try parameter.encode(into: &buffer) }
      guard let length = Int32(exactly: buffer.count - start) else {
        throw PostgresError(.usage, "a value is larger than PostgreSQL can store (1 GB)")
      }
      lengths.append(length)
      offsets.append(parameter.isNull ? nil : start)
    }
    self.types = types
    self.lengths = lengths
    self.formats = Array(repeating: 1, count: types.count)
    self.offsets = offsets
    self.buffer = buffer
  }

  var count: Int32 { Int32(types.count) }

  /// Calls `body` with the values, their lengths and their formats, which are valid during the
  /// call.
  func withPointers<R>(
    _ body: (
      _ values: UnsafePointer<UnsafePointer<CChar>?>, _ lengths: UnsafePointer<Int32>,
      _ formats: UnsafePointer<Int32>
    ) -> R
  ) -> R {
    buffer.withUnsafeBytes { bytes in
      let base = bytes.bindMemory(to: CChar.self).baseAddress
      let values = offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } }
      return body(values, lengths, formats)
    }
  }
}
