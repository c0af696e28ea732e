import CLibPQ

extension Connection {
  /// What the server keeps in the place of a password (RFC 5803, SCRAM-SHA-256): whoever has it can
  /// check the password and not log in with it. Made here, so that the password is never sent.
  ///
  /// - Throws: kind `usage`, without the password.
  package mutating func scramVerifier(
    of password: String, for login: String
  ) throws(PostgresError) -> String {
    guard let verifier = PQencryptPasswordConn(pointer, password, login, "scram-sha-256") else {
      throw PostgresError(.usage, "libpq could not make a SCRAM verifier of the password")
    }
    defer { PQfreemem(verifier) }
    return String(cString: verifier)
  }
}
