package import Glibc
package import SystemCalls

/// The user of the operating system who runs a private server and owns its files. PostgreSQL refuses
/// to run as root, so root uses another account.
package struct ServerUser: Equatable, Sendable {
  package let name: String
  package let id: uid_t
  package let group: gid_t

  /// Whether galley must switch to this user to run the server's programs.
  package var isAnother: Bool { id != geteuid() }

  /// The caller. For root, the owner of the home, or else `postgres`, or else `nobody`.
  package static func running(home: String) throws(ServerUserError) -> ServerUser {
    let caller = geteuid()
    guard caller == 0 else {
      return account(id: caller) ?? ServerUser(name: "\(caller)", id: caller, group: getegid())
    }
    var information = stat()
    if stat(home, &information) == 0, information.st_uid != 0 {
      guard let owner = account(id: information.st_uid) else {
        throw .cannotBecome(
          user: "\(information.st_uid)", reason: "the owner of \(home) has no account")
      }
      return owner
    }
    guard let user = account(name: "postgres") ?? account(name: "nobody") else {
      throw .cannotBecome(user: "postgres", reason: "there is no such account")
    }
    return user
  }

  /// A program that runs as this user.
  package func program(
    _ path: String, _ arguments: [String], environment: [String: String] = [:],
    directory: String = "/"
  ) -> Subprocess {
    guard isAnother else {
      return Subprocess(
        path: path, arguments: arguments, environment: environment, directory: directory)
    }
    return Subprocess(
      path: "/usr/bin/setpriv",
      arguments: ["--reuid=\(id)", "--regid=\(group)", "--init-groups", path] + arguments,
      environment: environment, directory: directory)
  }

  /// Runs `body` with this user's rights to files. The user owns the files that it creates, and a
  /// link that the user made cannot give root access to anything else.
  ///
  /// Only the calling thread is affected, and only its access to files.
  ///
  /// - Parameter wrap: The error to throw if this user's rights cannot be taken.
  package func touchingFiles<Result, Failure: Error>(
    orThrow wrap: (ServerUserError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isAnother else { return try body() }
    guard let identity = FileIdentity() else {
      throw wrap(.cannotBecome(user: name, reason: "the C library has no setfsuid"))
    }
    identity.assume(user: id, group: group)
    defer { identity.assume(user: geteuid(), group: getegid()) }
    return try body()
  }

  /// Checks that this user may search every directory on `path`. Directories that do not exist yet
  /// are skipped.
  /// - Throws: ``ServerUserError/mayNotSearch(path:user:)`` with the first directory
  ///   that this user may not search, or
  ///   ``ServerUserError/cannotBecome(user:reason:)``.
  package func checkReach(of path: String) throws(ServerUserError) {
    guard isAnother, try !maySearch(path) else { return }
    var directory = ""
    for component in path.split(separator: "/") {
      directory += "/\(component)"
      guard access(directory, F_OK) == 0 else { return }
      guard try maySearch(directory) else {
        throw .mayNotSearch(path: directory, user: name)
      }
    }
  }

  private func maySearch(_ directory: String) throws(ServerUserError) -> Bool {
    let outcome = try run("/usr/bin/test", ["-x", directory])
    guard outcome.output.isEmpty else {
      throw .cannotBecome(
        user: name,
        reason: outcome.output.trimmingPrefix("setpriv: ").split(separator: "\n")[0]
          .description)
    }
    return outcome.status == 0
  }

  private func run(
    _ path: String, _ arguments: [String]
  ) throws(ServerUserError) -> Subprocess.Outcome {
    do throws(SubprocessError) {
      return try program(path, arguments).execute()
    } catch {
      throw .cannotBecome(user: name, reason: SystemCall.reason(of: error.code))
    }
  }

  private static func account(id: uid_t) -> ServerUser? {
    account { getpwuid_r(id, $0, $1, $2, $3) }
  }

  private static func account(name: String) -> ServerUser? {
    account { getpwnam_r(name, $0, $1, $2, $3) }
  }

  private typealias Lookup = (
    UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
  ) -> Int32

  private static func account(_ look: Lookup) -> ServerUser? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      guard let base = buffer.baseAddress, look(&entry, base, buffer.count, &found) == 0,
        found != nil
      else { return nil }
      return ServerUser(
        name: String(cString: entry.pw_name), id: entry.pw_uid, group: entry.pw_gid)
    }
  }
}
