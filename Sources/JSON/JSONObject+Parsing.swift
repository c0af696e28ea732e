extension JSONObject {
  /// - Parameter text: One object in UTF-8, and nothing beside it.
  /// - Throws: ``JSONSyntaxError`` with the place, also for a key that stands twice.
  package init(parsing text: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    let tokens = try JSONScanner.tokens(of: text)
    self = tokens.withUnsafeBufferPointer { tokens in
      JSONElement(text: text, tokens: tokens, index: 0).object
    }
  }
}
