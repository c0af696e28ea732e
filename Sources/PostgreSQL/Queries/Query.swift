/// SQL and the values bound to its parameters, kept apart all the way to the server.
///
///     let query: Query = "SELECT headline FROM board WHERE slug = \(slug)"
///
/// binds `slug` to `$1`. A name is put in with `\(identifier: name)`.
package struct Query: Sendable {
  /// The text around the parameters: always one more piece than there are parameters.
  private(set) var pieces: [String]
  package private(set) var parameters: [any PostgresEncodable]

  init(pieces: [String] = [""], parameters: [any PostgresEncodable] = []) {
    self.pieces = pieces
    self.parameters = parameters
  }

  /// A statement that is put together once and used with many values.
  ///
  /// - Parameter pieces: SQL that this program wrote itself, one piece more than there are values.
  package init(raw pieces: [String], _ parameters: [any PostgresEncodable]) {
    self.init(pieces: pieces, parameters: parameters)
  }

  /// The text as the server sees it, with `$1`, `$2` and so on for the parameters.
  package var sql: String {
    var sql = pieces[0]
    for (index, piece) in pieces.dropFirst().enumerated() {
      sql += "$\(index + 1)\(piece)"
    }
    return sql
  }

  /// This query and then another; the other's parameters are numbered after this one's.
  package func appending(_ other: Query) -> Query {
    var query = self
    query.append(other)
    return query
  }

  mutating func append(_ other: Query) {
    append(sql: other.pieces[0])
    pieces += other.pieces.dropFirst()
    parameters += other.parameters
  }

  mutating func append(sql: String) {
    pieces[pieces.count - 1] += sql
  }

  mutating func append(parameter: any PostgresEncodable) {
    parameters.append(parameter)
    pieces.append("")
  }
}

extension Query {
  /// The text of a statement that cannot have parameters, such as a COPY.
  func sqlWithoutParameters() throws(PostgresError) -> String {
    guard parameters.isEmpty else {
      throw PostgresError(.usage, "this kind of statement takes no parameters")
    }
    return try Self.checked(sql)
  }

  func checkedSQL() throws(PostgresError) -> String { try Self.checked(sql) }

  /// libpq reads SQL to the first NUL, and would run a part of it.
  static func checked(_ sql: String) throws(PostgresError) -> String {
    guard !sql.hasNUL else {
      throw PostgresError(.usage, "a statement holds a NUL character")
    }
    return sql
  }
}
