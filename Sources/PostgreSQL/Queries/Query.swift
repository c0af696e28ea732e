/// SQL and the values of its parameters, which are sent to the server separately.
///
///     let query: Query = "SELECT headline FROM board WHERE slug = \(slug)"
///
/// binds `slug` to `$1`. Insert a name with `\(identifier: name)`.
package struct Query: Sendable {
  /// The text around the parameters. There is one more piece than there are parameters.
  private(set) var pieces: [String]
  package private(set) var parameters: [any PostgresEncodable] {
    didSet { encoded = nil }
  }
  /// The text, if it is the same for all values.
  private(set) var statement: Statement?
  /// The parameters as they are sent, if they were encoded in advance.
  private var encoded: EncodedParameters?

  init(pieces: [String] = [""], parameters: [any PostgresEncodable] = []) {
    self.pieces = pieces
    self.parameters = parameters
  }

  /// A statement that is assembled from pieces and used with many values.
  ///
  /// - Parameter pieces: SQL from this program, with one more piece than there are values.
  package init(raw pieces: [String], _ parameters: [any PostgresEncodable]) {
    self.init(pieces: pieces, parameters: parameters)
  }

  /// A statement with one text for all values. Nothing can be appended to it.
  ///
  /// - Parameter parameters: As many as the statement has, each always of the same type.
  package init(_ statement: Statement, _ parameters: [any PostgresEncodable]) {
    self.init(parameters: parameters)
    self.statement = statement
  }

  /// This query with its parameters encoded, so that it can be sent at once. A parameter that cannot be
  /// encoded is refused when the query is sent.
  package func encodingParameters() -> Query {
    var query = self
    query.encoded = try? EncodedParameters(parameters)
    return query
  }

  /// The text that is sent, with `$1`, `$2` and so on for the parameters.
  package var sql: String {
    if let statement { return statement.sql }
    var sql = pieces[0]
    for (index, piece) in pieces.dropFirst().enumerated() {
      sql += "$\(index + 1)\(piece)"
    }
    return sql
  }

  /// This query followed by another, whose parameters are renumbered.
  package func appending(_ other: Query) -> Query {
    var query = self
    query.append(other)
    return query
  }

  mutating func append(_ other: Query) {
    precondition(other.statement == nil, "a statement is whole")
    append(sql: other.pieces[0])
    pieces += other.pieces.dropFirst()
    parameters += other.parameters
  }

  mutating func append(sql: String) {
    precondition(statement == nil, "a statement is whole")
    pieces[pieces.count - 1] += sql
  }

  mutating func append(parameter: any PostgresEncodable) {
    parameters.append(parameter)
    pieces.append("")
  }
}

extension Query {
  func encodedParameters() throws(PostgresError) -> EncodedParameters {
    if let encoded { return encoded }
    return try EncodedParameters(parameters)
  }

  /// The text of a statement that cannot have parameters, such as a COPY.
  func sqlWithoutParameters() throws(PostgresError) -> String {
    guard parameters.isEmpty else {
      throw PostgresError(.usage, "this kind of statement cannot have parameters")
    }
    return try Self.checked(sql)
  }

  func checkedSQL() throws(PostgresError) -> String { try Self.checked(sql) }

  /// Refuses SQL with a NUL: libpq would run only the part before it.
  static func checked(_ sql: String) throws(PostgresError) -> String {
    guard !sql.hasNUL else {
      throw PostgresError(.usage, "a statement contains a NUL character")
    }
    return sql
  }
}
