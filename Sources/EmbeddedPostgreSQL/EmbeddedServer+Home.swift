import Glibc
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

  /// Creates a folder below the home, for what belongs to one of several newsrooms. Only the owner of the
  /// home may use it.
  ///
  /// - Parameter path: Of the folder. Folders between it and the home are created as well.
  package func makeFolder(_ path: String) throws(EmbeddedServerError) {
    let user = try prepareHome()
    try user.touchingFiles { () throws(EmbeddedServerError) in
      var folder = home.path
      for name in path.dropFirst(home.path.utf8.count).split(separator: "/") {
        folder += "/\(name)"
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
          throw .system(errno, doing: "create", path: folder)
        }
      }
    }
  }
}
