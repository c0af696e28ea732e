package import PrivateServers

extension EmbeddedServer {
  /// Creates the home if there is none, for servers that share it with the database.
  ///
  /// - Returns: The user who owns it.
  package func prepareHome() throws(EmbeddedServerError) -> ServerUser {
    let user = try ServerUser.owning(home: home.path)
    try home.prepare(for: user)
    return user
  }
}
