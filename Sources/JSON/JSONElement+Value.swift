extension JSONElement {
  /// The value as data.
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

  /// An object's members as data.
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
