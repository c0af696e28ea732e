import PostgreSQL

extension Query {
  /// Runs a program as the server, to its end. It is given nothing to read: a row would be lost on a
  /// program that ends before it has come, and with it the statement.
  static func program(_ command: String) -> Query {
    "COPY (SELECT WHERE false) TO PROGRAM \(literal: command)"
  }
}
