/// A call of `galley.append` that an attacker writes by hand. It is what `galley` itself would
/// send, except for the attack.
struct CraftedAppend {
  /// A type, and an SQL expression for its payload as text.
  typealias Event = (type: String, payload: String)

  let events: [Event]
  var category = "'article'"
  /// The arguments are SQL expressions.
  var stream = "gen_random_uuid()"
  var expected = "0"
  var caller = "session_user"
  var commandID = "gen_random_uuid()"
  /// The digest of the command.
  var request = "sha256('forged')"
  var schemaVersion = "1"
  /// The id of the first event. The ids of the others follow it.
  var eventID = "'01a20ab3-c9d0-7168-8fcd-cd6b44400001'"
  /// Key, salt and body.
  var texts: [(key: String, salt: String, body: String)] = []

  init(_ type: String, _ payload: String) {
    events = [(type, payload)]
  }

  init(_ events: [Event]) {
    self.events = events
  }

  /// An append to the present state of the article with this slug.
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

  /// The same as one command of a call of `galley.append_each`.
  var sqlOfMany: String { "SELECT galley.append_each(\(argumentsOfMany))" }

  /// The same as a call of `galley.record`, which both functions call.
  var sqlOfRecord: String { "SELECT galley.record(\(argumentsOfMany))" }

  /// For one event without a text.
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

// What an attacker can find out.
extension CraftedAppend {
  static func stream(of slug: String) -> String {
    "(SELECT stream FROM galley.claims WHERE name = '\(slug)')"
  }

  /// The digest of a saved revision, as SQL.
  static func digest(_ revision: Int = 1, of slug: String) -> String {
    """
    (SELECT payload ->> 'digest' FROM galley.events WHERE stream = \(stream(of: slug)) \
    AND type IN ('ArticleDrafted', 'ArticleRevised') ORDER BY version OFFSET \(revision - 1) LIMIT 1)
    """
  }

  /// A payload with the digest, as SQL.
  static func naming(_ digest: String, revision: Int = 1, _ more: String = "") -> String {
    "format('{\"digest\":\"%s\",\"revision\":\(revision)\(more)}', \(digest))"
  }

  /// The payload of a first revision with a new text, as SQL: see ``texts``.
  static func draft(
    slug: String, manuscript: String = newText.keyHex, headline: String = "Forged",
    pictures: String = "", digest: String? = nil
  ) -> String {
    let content =
      #"{"byline":[],"headline":"\#(headline)","keywords":[],"language":"en","manuscript":"%s"\#(pictures)}"#
    let text = "format('\(content)', \(manuscript))"
    return """
      format('{"content":%s,"digest":"%s","slug":"\(slug)","wordCount":1}', \(text), \
      \(digest ?? "encode(sha256(convert_to(\(text), 'UTF8')), 'hex')"))
      """
  }

  /// A call that stores a new picture for an article.
  static func storePicture(of slug: String, caller: String = "session_user") -> String {
    let salt = "convert_to('0123456789abcdef', 'UTF8')"
    return """
      SELECT galley.store_picture(\(caller), \(stream(of: slug)), sha256(\(salt) || 'forged'), \
      \(salt), 'forged')
      """
  }

  /// A new text, as SQL.
  static let newText = NewText()

  struct NewText {
    private let salt = "convert_to('0123456789abcdef', 'UTF8')"
    private let body = "'forged'"
    private var key: String { "sha256(\(salt) || convert_to(\(body), 'UTF8'))" }
    var keyHex: String { "encode(\(key), 'hex')" }
    var parts: (key: String, salt: String, body: String) { (key, salt, body) }
  }
}
