import JSON

/// A file with one JSON object, as an answer describes it.
enum DescribedFile {
  /// The bytes of the file.
  static func bytes(of value: some JSONDescribed) -> [UInt8] {
    Array((value.jsonValue.text(.indented) + "\n").utf8)
  }

  /// Reads the object in a file.
  ///
  /// - Parameter name: The name of the file, for errors.
  static func read<Value>(
    _ bytes: [UInt8], named name: String,
    _ body: (JSONFields) throws(JSONFieldError) -> Value
  ) throws -> Value {
    do {
      return try bytes.withUnsafeBytes { text in
        try JSONScanner.tokens(of: text).withUnsafeBufferPointer { tokens in
          try body(JSONFields(JSONElement(text: text, tokens: tokens, index: 0)))
        }
      }
    } catch let error as JSONFieldError {
      throw Failure(.invalid, "\(name): \(error)")
    } catch {
      throw Failure(.invalid, "\(name): it is not JSON")
    }
  }
}
