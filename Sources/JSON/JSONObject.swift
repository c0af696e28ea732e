/// The members of a JSON object. Written in the order of their keys, whatever the order they were
/// set in; for keys in ASCII, and ours are, that is the order of their bytes.
package struct JSONObject: Hashable, Sendable {
  private struct Member: Hashable, Sendable {
    let key: String
    var value: JSONValue
  }

  // Kept in order. Payloads have a dozen members at most: a scan of those beats hashing their keys.
  private var members: [Member] = []

  package init() {}

  package init(_ members: KeyValuePairs<String, JSONValue?>) {
    for (key, value) in members { self[key] = value }
  }

  /// - Parameter members: In any order, no key of them twice.
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
      // What was written in order is read without a search.
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
