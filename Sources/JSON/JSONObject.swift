/// The members of a JSON object. They are written in the order of their keys, regardless of the
/// order in which they were set. Our keys are ASCII, and their order is that of their bytes.
package struct JSONObject: Hashable, Sendable {
  private struct Member: Hashable, Sendable {
    let key: String
    var value: JSONValue
  }

  // In order. Payloads have a dozen members at most: to scan these is faster than to hash their
  // keys.
  private var members: [Member] = []

  package init() {}

  package init(_ members: KeyValuePairs<String, JSONValue?>) {
    for (key, value) in members { self[key] = value }
  }

  /// - Parameter members: In any order, each key once.
  init(distinct members: [(key: String, value: JSONValue)]) {
    self.members = members.map { Member(key: $0.key, value: $0.value) }
    self.members.sort { $0.key < $1.key }
  }

  /// The keys in their order.
  package var keys: [String] { members.map(\.key) }

  /// Setting nil leaves the member out.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      // Members usually come in order: no search is needed.
      if let newValue, members.last.map({ $0.key < key }) ?? true {
        members.append(Member(key: key, value: newValue))
        return
      }
      members.removeAll { $0.key == key }
      guard let newValue else { return }
      let index = members.firstIndex { key < $0.key } ?? members.endIndex
      members.insert(Member(key: key, value: newValue), at: index)
    }
  }

  /// The members in the order of their keys.
  var sorted: some Sequence<(key: String, value: JSONValue)> {
    members.lazy.map { (key: $0.key, value: $0.value) }
  }
}

// Literals, for JSON that is known when it is written.

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    for (key, value) in members { self[key] = value }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(arrayLiteral values: JSONValue...) { self = .array(values) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in members { object[key] = value }
    self = .object(object)
  }
}
