/// A JSON value. A number keeps the digits that it was read with, so reading and writing again
/// changes nothing.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

  /// The shortest digits that read as `value`, without a fraction of zero: 12.0 is `12`. JSON has
  /// no infinity and no NaN; they are null.
  package static func double(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    let digits = value.description
    return .number(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }
}

// MARK: Reading.

extension JSONValue {
  /// - Parameter text: One value in UTF-8, with nothing but white space around it.
  /// - Throws: ``JSONSyntaxError`` with the place, also for a duplicate key.
  package init(parsing text: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    let tokens = try JSONScanner.tokens(ofValue: text)
    self = tokens.withUnsafeBufferPointer { tokens in
      JSONElement(text: text, tokens: tokens, index: 0).value
    }
  }

  /// As ``init(parsing:)-(UnsafeRawBufferPointer)``, from a text that is in memory as a string.
  package init(parsing text: String) throws(JSONSyntaxError) {
    var text = text
    let result = text.withUTF8 { utf8 in
      Result { () throws(JSONSyntaxError) in try JSONValue(parsing: UnsafeRawBufferPointer(utf8)) }
    }
    self = try result.get()
  }
}

extension JSONObject {
  /// - Parameter text: One object in UTF-8, with nothing but white space around it.
  /// - Throws: ``JSONSyntaxError`` with the place, also for a duplicate key.
  package init(parsing text: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    let tokens = try JSONScanner.tokens(of: text)
    self = tokens.withUnsafeBufferPointer { tokens in
      JSONElement(text: text, tokens: tokens, index: 0).object
    }
  }
}

extension JSONElement {
  package var value: JSONValue {
    switch token.kind {
    case .null: .null
    case .boolean: .boolean(text[token.range.lowerBound] == UInt8(ascii: "t"))
    case .number: .number(String(decoding: token.bytes(in: text), as: UTF8.self))
    case .ascii, .plain, .escaped: .string(token.string(in: text))
    case .array: .array(array)
    case .object: .object(object)
    }
  }

  /// The members of an element that is an object.
  package var object: JSONObject {
    var members: [(key: String, value: JSONValue)] = []
    var key = index + 1
    while key < Int(token.next) {
      members.append((tokens[key].string(in: text), element(key + 1).value))
      key = Int(tokens[key + 1].next)
    }
    return JSONObject(distinct: members)
  }

  private var array: [JSONValue] {
    var values: [JSONValue] = []
    var index = index + 1
    while index < Int(token.next) {
      values.append(element(index).value)
      index = Int(tokens[index].next)
    }
    return values
  }
}
