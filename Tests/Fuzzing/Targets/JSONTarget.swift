@testable import JSON

/// The JSON scanner. An accepted text is written in one form, and read again to the same value.
enum JSONTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try scan(bytes)
    } catch {
      require((0...bytes.count).contains(error.offset), "the offset of an error is in the text")
      return
    }
    guard case .object(let object) = value else {
      return require(false, "the scanned text is an object")
    }
    let written = object.bytes
    do {
      let again = try written.withUnsafeBytes { try scan($0) }
      require(again == value, "a written object is read to the same value", object.text)
      guard case .object(let object) = again else { return }
      require(object.bytes == written, "there is one form", object.text)
    } catch {
      require(false, "a written object can be read", object.text)
    }
  }

  private static func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> JSONValue {
    let tokens = try JSONScanner.tokens(of: bytes)
    for token in tokens {
      require(
        token.range.lowerBound >= 0 && token.range.upperBound <= bytes.count,
        "a token is in the text")
    }
    return tokens.withUnsafeBufferPointer { tokens in
      let root = JSONElement(text: bytes, tokens: tokens, index: 0)
      for index in tokens.indices {
        let element = root.element(index)
        _ = (element.integer, element.string, element.strings, element.member("slug")?.index)
      }
      return root.value
    }
  }
}
