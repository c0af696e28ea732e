import PrivateServers

/// As the methods of ``ServerUser``, with the errors of a server.
extension ServerUser {
  static func owning(home: String) throws(EmbeddedServerError) -> ServerUser {
    do throws(ServerUserError) {
      return try running(home: home)
    } catch {
      throw EmbeddedServerError(error)
    }
  }

  func touchingFiles<Result>(
    _ body: () throws(EmbeddedServerError) -> Result
  ) throws(EmbeddedServerError) -> Result {
    try touchingFiles(orThrow: EmbeddedServerError.init, body)
  }

  func mustReach(_ path: String) throws(EmbeddedServerError) {
    do throws(ServerUserError) {
      try checkReach(of: path)
    } catch {
      throw EmbeddedServerError(error)
    }
  }
}

extension EmbeddedServerError {
  init(_ error: ServerUserError) {
    self =
      switch error {
      case .cannotBecome(let user, let reason): .cannotDropPrivileges(user: user, reason: reason)
      case .mayNotSearch(let path, let user): .homeClosedToServerUser(path: path, user: user)
      }
  }
}
