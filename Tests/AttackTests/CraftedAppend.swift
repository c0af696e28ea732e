/// A call of `galley.append` as somebody may write it by hand: what `galley` itself would send, but
/// for what the attack is about.
struct CraftedAppend {
  /// A type, and an SQL expression for its payload as text.
  typealias Event = (type: String, payload: String)

  let events: [Event]
  var category = "'article'"
  /// Arguments as SQL expressions.
  var stream = "gen_random_uuid()"
  var expected = "0"
  var caller = "session_user"
  var commandID = "gen_random_uuid()"
  /// The digest of what the command says.
  var request = "sha256('forged')"
  var schemaVersion = "1"
  /// The first event's; those of the others follow it.
  var eventID = "'01a20ab3-c9d0-7168-8fcd-cd6b44400001'"
  /// Key, salt and body.
  var texts: [(key: String, salt: String, body: String)] = []

  init(_ type: String, _ payload: String) {
    events = [(type, payload)]
  }

  init(_ events: [Event]) {
    self.events = events
  }

  /// To the article with this slug, as it is now.
  init(_ type: String, _ payload: String, to slug: String) {
    self.init([(type, payload)], to: slug)
  }

  init(_ events: [Event], to slug: String) {
    self.init(events)
    stream = Self.stream(of: slug)
    expected = "(SELECT max(version) FROM galley.events WHERE stream = \(stream))"
  }

  func with<Value>(_ part: WritableKeyPath<CraftedAppend, Value>, _ value: Value) -> Self {
    var copy = self
    copy[keyPath: part] = value
    return copy
  }

  var sql: String {
    let ids = events.indices.map { index in
      index == 0
        ? eventID : "'01a20ab3-c9d0-7168-8fcd-cd6b4440010\(index)'"
    }
    return """
      SELECT galley.append(\(caller), \(category), \(stream), \(expected), \(commandID), \
      \(request), gen_random_uuid(), NULL, ARRAY[\(ids.joined(separator: ", "))]::uuid[], \
      ARRAY[\(list(events.map { "'\($0.type)'" }))]::text[], \
      ARRAY[\(list(events.map { _ in schemaVersion }))]::smallint[], \
      ARRAY[\(list(events.map(\.payload)))]::text[], ARRAY[\(list(texts.map(\.key)))]::bytea[], \
      ARRAY[\(list(texts.map(\.salt)))]::bytea[], ARRAY[\(list(texts.map(\.body)))]::text[])
      """
  }

  /// The same, but as one of the commands that `galley.append_each` takes.
  var sqlOfMany: String { "SELECT galley.append_each(\(argumentsOfMany))" }

  /// The same, but by what both of them call.
  var sqlOfRecord: String { "SELECT galley.record(\(argumentsOfMany))" }

  /// Of an append of one event without a text.
  private var argumentsOfMany: String {
    """
    \(caller), \(category), ARRAY[\(stream)], ARRAY[\(expected)], ARRAY[\(commandID)], \
    ARRAY[\(request)], \
    ARRAY[gen_random_uuid()], NULL::uuid[], ARRAY[1], ARRAY[\(eventID)]::uuid[], \
    ARRAY['\(events[0].type)'], ARRAY[\(schemaVersion)]::smallint[], \
    ARRAY[\(events[0].payload)]::text[], NULL::integer[], NULL::bytea[], NULL::bytea[], \
    NULL::text[]
    """
  }

  private func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}

// What an attacker looks up.
extension CraftedAppend {
  static func stream(of slug: String) -> String {
    "(SELECT stream FROM galley.claims WHERE name = '\(slug)')"
  }

  /// The digest of a revision that was saved, as SQL.
  static func digest(_ revision: Int = 1, of slug: String) -> String {
    """
    (SELECT payload ->> 'digest' FROM galley.events WHERE stream = \(stream(of: slug)) \
    AND type IN ('ArticleDrafted', 'ArticleRevised') ORDER BY version OFFSET \(revision - 1) LIMIT 1)
    """
  }

  /// A payload that names the digest, as SQL.
  static func naming(_ digest: String, revision: Int = 1, _ more: String = "") -> String {
    "format('{\"digest\":\"%s\",\"revision\":\(revision)\(more)}', \(digest))"
  }

  /// The payload of a first revision with a new text, as SQL: see ``texts``.
  static func draft(
    slug: String, manuscript: String = newText.keyHex, headline: String = "Forged",
    digest: String? = nil
  ) -> String {
    let content =
      #"{"byline":[],"headline":"\#(headline)","keywords":[],"language":"en","manuscript":"%s"}"#
    let text = "format('\(content)', \(manuscript))"
    return """
      format('{"content":%s,"digest":"%s","slug":"\(slug)","wordCount":1}', \(text), \
      \(digest ?? "encode(sha256(convert_to(\(text), 'UTF8')), 'hex')"))
      """
  }

  /// A text of the attacker's, as SQL.
  static let newText = NewText()

  struct NewText {
    private let salt = "convert_to('0123456789abcdef', 'UTF8')"
    private let body = "'forged'"
    private var key: String { "sha256(\(salt) || convert_to(\(body), 'UTF8'))" }
    var keyHex: String { "encode(\(key), 'hex')" }
    var parts: (key: String, salt: String, body: String) { (key, salt, body) }
  }
}
