import Editorial
import Glibc
import PostgreSQL

extension Newsroom {
  /// One person in this newsroom. Reads their role and the newsroom's settings, in one round trip.
  ///
  /// - Parameter person: Nil on the private server for the operating system's user, who becomes an
  ///   admin of its newsroom on first use, and on a shared server for the login in its URL. To act
  ///   as anybody else, the URL's login must be a superuser.
  /// - Throws: ``Failure`` if there is no such active person; `PostgresError`.
  package func acting(as person: String? = nil) async throws -> Member {
    guard address.server != nil else {
      return try await member(person.map { .impersonated($0) } ?? .configured)
    }
    let owner = OperatingSystemUser.name
    do {
      return try await member(.impersonated(person ?? owner))
    } catch let error as Failure
      where person == nil && error.kind == .forbidden && isCreating
    {
      let superuser = try address.settings().user ?? ""
      try await pool.withConnection {
        try FirstUse.add(owner: owner, as: superuser, on: &$0)
      }
      return try await member(.impersonated(owner))
    }
  }

  /// One person in this newsroom, who logs in with their own password.
  ///
  /// - Throws: `PostgresError` of kind `authentication` if the server does not accept the password;
  ///   ``Failure`` if the login is not an active person of this newsroom.
  package func acting(as login: String, password: String) async throws -> Member {
    try await member(.login(login, password: password))
  }

  private func member(_ user: SessionUser) async throws -> Member {
    let session: Session
    let known = settings
    do {
      session = try await repeating {
        try await pool.withConnection(as: user) { try Session(on: &$0, knowing: known) }
      }
    } catch let error as PostgresError {
      guard case .impersonated(let person) = user, error.kind == .authentication else {
        throw error
      }
      switch error.sqlState {
      case .insufficientPrivilege?:
        throw Failure(
          .forbidden, "only a superuser's login can act as \(person)", .useOwnLogin(person))
      case .invalidParameterValue?, .undefinedObject?: throw Failure.unknownPerson(person)
      default: throw error
      }
    }
    return Member(of: self, session, user: user, actor: try session.actor())
  }
}

/// The operating system's user of this process.
enum OperatingSystemUser {
  /// The login name, or `user` and the number if the user has no name.
  static var name: String {
    guard let entry = getpwuid(geteuid()) else { return "user\(geteuid())" }
    return String(cString: entry.pointee.pw_name)
  }
}
