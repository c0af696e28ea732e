package import Foundation
import Glibc

/// A private PostgreSQL server, made and started on first use, reachable by a Unix socket alone.
///
/// ```swift
/// let server = EmbeddedServer(home: EmbeddedServer.defaultHome(environment: …, isRoot: false))
/// if !server.isAccepting { try server.start() }
/// // connect with host=server.socketDirectory port=server.port user=server.superuser
/// ```
///
/// Every call may block its thread: up to a minute where it waits for another galley or for the
/// server.
package struct EmbeddedServer: Sendable {
  /// What ``start(report:)`` found or did.
  package enum Started: Hashable, Sendable {
    case alreadyRunning
    case started
    /// The data directory was made before the start.
    case initialised
  }

  package enum Status: Hashable, Sendable {
    case notInitialised
    /// `version` is PostgreSQL's major version.
    case stopped(version: Int)
    /// `isReady` is false while it recovers, starts or stops.
    case running(pid: Int32, version: Int, since: Date, isReady: Bool)
  }

  /// How a running server is asked to end.
  package enum Shutdown: Hashable, Sendable {
    /// Transactions are rolled back, clients disconnected, everything is written out.
    case fast
    /// At once; the next start recovers from the log, as after a power failure.
    case immediate
  }

  let home: Home
  let settings: [String: String]
  let environment: [String: String]?
  /// How long to wait for another galley, or for the server to come up or go down.
  var patience: Duration = .seconds(60)

  /// - Parameters:
  ///   - settings: of `postgresql.conf`, beside or instead of galley's.
  ///   - environment: where `GALLEY_POSTGRES_BIN` and `PATH` say to look for the programs; nil for
  ///     the process's own, which is read only then.
  package init(
    home: String, settings: [String: String] = [:],
    environment: [String: String]? = nil
  ) {
    self.home = Home(home)
    self.settings = settings
    self.environment = environment
  }

  package var homeDirectory: String { home.path }
  package var dataDirectory: String { home.data }
  package var logFile: String { home.log }
  /// Closed to all but the server's user and root.
  package var socketDirectory: String { home.run }
  /// Names the socket file; the server has no TCP port.
  package var port: Int { 5432 }
  /// The role that owns the cluster; the caller is let in as it by the kernel's word for who it is.
  package var superuser: String { "galley_superuser" }

  var socketFile: SocketFile { SocketFile(path: "\(socketDirectory)/.s.PGSQL.\(port)") }

  /// Whether a connection would be taken now. Costs a few system calls and a small file's reading,
  /// starts no process and is not noticed by the server.
  package var isAccepting: Bool { socketFile.isBound && postmaster?.isReady == true }

  /// Makes sure that the server runs and takes connections. Any number of galleys may do so at
  /// once: one does the work, and the others wait for it.
  /// - Parameter report: gets a line for each step that may take a while.
  @discardableResult
  package func start(
    report: (String) -> Void = { _ in }
  ) throws(EmbeddedServerError) -> Started {
    let path = socketFile.path
    guard path.utf8.count <= SocketFile.longestPath else {
      throw .pathTooLong(path: path, bytes: path.utf8.count)
    }
    guard !path.contains(where: { $0 == "," || $0.isNewline }) else {
      throw .pathUnusable(path: home.path)
    }
    if isAccepting { return .alreadyRunning }
    let user = try ServerUser.running(home: home.path)
    try home.prepare(for: user)
    let lock = HomeLock(home: home, user: user, patience: patience)
    return try lock.hold {
      report("waiting for another process that starts or stops PostgreSQL in \(home.path)")
    } _: { (descriptor) throws(EmbeddedServerError) in
      try Launch(server: self, user: user, lock: descriptor).run(report: report)
    }
  }

  /// Stops the server if it runs, and waits until no process and no socket of it is left.
  /// - Returns: false when it did not run.
  package func stop(_ shutdown: Shutdown = .fast) throws(EmbeddedServerError) -> Bool {
    guard try home.dataVersion() != nil else { return false }
    let user = try ServerUser.running(home: home.path)
    let lock = HomeLock(home: home, user: user, patience: patience)
    return try lock.hold { (_) throws(EmbeddedServerError) in
      let wasRunning = postmaster != nil
      try end(shutdown)
      try user.touchingFiles { () throws(EmbeddedServerError) in removeStaleFiles() }
      return wasRunning
    }
  }

  /// Where a program of PostgreSQL's is, such as `psql`, among those that this server runs with.
  package func path(ofProgram name: String) throws(EmbeddedServerError) -> String {
    try installation().path(name)
  }

  func installation() throws(EmbeddedServerError) -> Installation {
    try Installation.find(
      data: home.dataVersion(), environment: environment ?? ProcessInfo.processInfo.environment)
  }

  /// Looks, and changes nothing.
  package func status() throws(EmbeddedServerError) -> Status {
    guard let version = try home.dataVersion() else { return .notInitialised }
    guard let postmaster else { return .stopped(version: version) }
    return .running(
      pid: postmaster.pid, version: version, since: postmaster.since, isReady: postmaster.isReady)
  }
}
