/// The members of a JSON object. Written in the order of their keys' bytes, whatever the order they
/// were set in.
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

  /// The keys in the order of their bytes.
  package var keys: [String] { members.map(\.key) }

  /// Setting nil leaves the member out.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      members.removeAll { $0.key == key }
      guard let newValue else { return }
      let bytes = key.utf8
      let index = members.firstIndex { bytes.lexicographicallyPrecedes($0.key.utf8) }
      members.insert(Member(key: key, value: newValue), at: index ?? members.endIndex)
    }
  }

  /// The members in the order of their keys' bytes.
  var sorted: some Sequence<(key: String, value: JSONValue)> {
    members.lazy.map { (key: $0.key, value: $0.value) }
  }
}
