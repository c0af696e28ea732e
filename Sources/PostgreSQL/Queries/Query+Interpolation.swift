extension Query: ExpressibleByStringInterpolation {
  package init(stringLiteral sql: String) { self.init(pieces: [sql]) }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.query }

  package struct StringInterpolation: StringInterpolationProtocol {
    var query = Query()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ sql: String) { query.append(sql: sql) }

    /// Binds a value to a parameter. It never becomes part of the text.
    package mutating func appendInterpolation(_ value: some PostgresEncodable) {
      query.append(parameter: value)
    }

    /// Inserts another query with its parameters.
    package mutating func appendInterpolation(_ other: Query) { query.append(other) }

    /// Inserts the quoted name of a table, a schema or a role.
    package mutating func appendInterpolation(identifier name: String) {
      query.append(sql: Self.quoted(name, with: "\""))
    }

    /// Inserts a text as a quoted literal, for statements that cannot have parameters.
    package mutating func appendInterpolation(literal text: String) {
      // The escape form means the same under every setting.
      let escaped = text.replacing("\\", with: "\\\\")
      query.append(sql: "E" + Self.quoted(escaped, with: "'"))
    }

    /// Inserts a number as a literal, for statements that cannot have parameters.
    package mutating func appendInterpolation(literal number: some BinaryInteger) {
      query.append(sql: String(number))
    }

    /// Inserts a number as a literal, for statements that cannot have parameters.
    package mutating func appendInterpolation(literal number: Double) {
      query.append(sql: String(number))
    }

    /// Inserts SQL unchanged. Only for text from this program.
    package mutating func appendInterpolation(raw sql: String) { query.append(sql: sql) }

    private static func quoted(_ text: String, with quote: String) -> String {
      quote + text.replacing(quote, with: quote + quote) + quote
    }
  }
}
