import JSON

/// The JSON object of a line, read as the row that it should be.
struct TransferObject {
  /// Without the chain.
  let bytes: [UInt8]

  /// What `body` makes of the members.
  ///
  /// - Parameter line: For the error.
  /// - Throws: ``TransferError`` where it is no JSON, or a member is not what it has to be.
  func read<Row>(
    line: Int?, _ body: (JSONFields) throws(JSONFieldError) -> Row
  ) throws(TransferError) -> Row {
    do {
      return try bytes.withUnsafeBytes { text in
        try JSONScanner.tokens(of: text).withUnsafeBufferPointer { tokens in
          try body(JSONFields(JSONElement(text: text, tokens: tokens, index: 0)))
        }
      }
    } catch let error as JSONFieldError {
      throw TransferError(line: line, "it is no row of a newsroom: \(error)")
    } catch {
      let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
      throw TransferError(line: line, isUTF8 ? "it is no JSON" : "it is no UTF-8")
    }
  }
}
