extension Query: ExpressibleByStringInterpolation {
  package init(stringLiteral sql: String) { self.init(pieces: [sql]) }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.query }

  package struct StringInterpolation: StringInterpolationProtocol {
    var query = Query()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ sql: String) { query.append(sql: sql) }

    /// Binds a value; it never becomes part of the text.
    package mutating func appendInterpolation(_ value: some PostgresEncodable) {
      query.append(parameter: value)
    }

    /// Puts another query in, with its parameters.
    package mutating func appendInterpolation(_ other: Query) { query.append(other) }

    /// Puts a name in, quoted: a table, a schema, a role.
    package mutating func appendInterpolation(identifier name: String) {
      query.append(sql: Self.quoted(name, with: "\""))
    }

    /// Puts a text in as a quoted literal, for the statements that take no parameters.
    package mutating func appendInterpolation(literal text: String) {
      // A literal is put in the escape form, which reads the same under every setting.
      let escaped = text.replacing("\\", with: "\\\\")
      query.append(sql: "E" + Self.quoted(escaped, with: "'"))
    }

    /// Puts a number in as a literal, for the statements that take no parameters.
    package mutating func appendInterpolation(literal number: some BinaryInteger) {
      query.append(sql: String(number))
    }

    /// Puts a number in as a literal, for the statements that take no parameters.
    package mutating func appendInterpolation(literal number: Double) {
      query.append(sql: String(number))
    }

    /// Puts SQL in as it is. Only for text that this program wrote itself.
    package mutating func appendInterpolation(raw sql: String) { query.append(sql: sql) }

    private static func quoted(_ text: String, with quote: String) -> String {
      quote + text.replacing(quote, with: quote + quote) + quote
    }
  }
}
