package import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A private PostgreSQL server, which is initialised and started on first use. It accepts
/// connections over a Unix socket only.
///
/// ```swift
/// let server = EmbeddedServer(home: EmbeddedServer.defaultHome(environment: …, isRoot: false))
/// if !server.isAccepting { try server.start() }
/// // connect with host=server.socketDirectory port=server.port user=server.superuser
/// ```
///
/// Calls block their thread, for up to a minute when they wait for another galley or for the
/// server.
package struct EmbeddedServer: Sendable {
  /// The outcome of ``start(report:)``.
  package enum Started: Hashable, Sendable {
    case alreadyRunning
    case started
    /// The data directory was created before the start.
    case initialised
  }

  package enum Status: Hashable, Sendable {
    case notInitialised
    /// `version` is the major version of PostgreSQL.
    case stopped(version: Int)
    /// `isReady` is false while the server recovers, starts or stops.
    case running(pid: Int32, version: Int, since: Date, isReady: Bool)
  }

  /// How to stop a running server.
  package enum Shutdown: Hashable, Sendable {
    /// Roll back transactions, disconnect clients and write all data to disk.
    case fast
    /// Stop at once. The next start recovers from the write-ahead log, as after a power failure.
    case immediate
  }

  let home: Home
  let settings: [String: String]
  let environment: [String: String]?
  /// How long to wait for another galley, or for the server to start or stop.
  var patience: Duration = .seconds(60)

  /// - Parameters:
  ///   - settings: Settings for `postgresql.conf`, which add to galley's own or override them.
  ///   - environment: `GALLEY_POSTGRES_BIN` and `PATH` say where to look for the programs. Nil for
  ///     the environment of the process, which is read when it is needed.
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
  /// Only the server's user and root have access.
  package var socketDirectory: String { home.run }
  /// Part of the name of the socket file. The server has no TCP port.
  package var port: Int { 5432 }
  /// The role that owns the cluster. The caller logs in as this role; the kernel identifies them.
  package var superuser: String { "galley_superuser" }

  /// The role of the web desk. The caller logs in as this role as well.
  package static let deskLogin = "galley_desk"

  var socketFile: SocketFile { SocketFile(path: "\(socketDirectory)/.s.PGSQL.\(port)") }

  /// Whether the server accepts connections now. The check takes a few system calls and reads a
  /// small file. It starts no process, and the server does not notice it.
  package var isAccepting: Bool { socketFile.isBound && postmaster?.isReady == true }

  /// Makes sure that the server runs and accepts connections. Several galleys may call it at the
  /// same time: one does the work and the others wait.
  /// - Parameter report: Receives a line for each step that may take a while.
  @discardableResult
  package func start(
    report: (String) -> Void = { _ in }
  ) throws(EmbeddedServerError) -> Started {
    let path = socketFile.path
    guard path.utf8.count <= UnixAddress.longestPath else {
      throw .pathTooLong(path: path, bytes: path.utf8.count)
    }
    guard !path.contains(where: { $0 == "," || $0.isNewline }) else {
      throw .pathUnusable(path: home.path)
    }
    if isAccepting { return .alreadyRunning }
    let user = try ServerUser.owning(home: home.path)
    try home.prepare(for: user)
    let lock = HomeLock(home: home, user: user, patience: patience)
    return try lock.hold {
      report("waiting for another process to start or stop PostgreSQL in \(home.path)")
    } _: { (descriptor) throws(EmbeddedServerError) in
      try Launch(server: self, user: user, lock: descriptor).run(report: report)
    }
  }

  /// Gives a running server this program's configuration. A server that an older program started lacks
  /// what this one needs.
  package func updateConfiguration() throws(EmbeddedServerError) {
    let user = try ServerUser.owning(home: home.path)
    let lock = HomeLock(home: home, user: user, patience: patience)
    try lock.hold { (descriptor) throws(EmbeddedServerError) in
      guard let postmaster, let major = try home.dataVersion() else { return }
      try user.touchingFiles { () throws(EmbeddedServerError) in
        try Launch(server: self, user: user, lock: descriptor).configure(home.data, major: major)
      }
      kill(postmaster.pid, SIGHUP)
    }
  }

  /// Stops the server if it runs, and waits until its processes and its socket are gone.
  /// - Returns: False when it did not run.
  package func stop(_ shutdown: Shutdown = .fast) throws(EmbeddedServerError) -> Bool {
    guard try home.dataVersion() != nil else { return false }
    let user = try ServerUser.owning(home: home.path)
    let lock = HomeLock(home: home, user: user, patience: patience)
    return try lock.hold { (_) throws(EmbeddedServerError) in
      let wasRunning = postmaster != nil
      try end(shutdown)
      try user.touchingFiles { () throws(EmbeddedServerError) in removeStaleFiles() }
      return wasRunning
    }
  }

  /// The path of a program of PostgreSQL, such as `psql`, in the installation that this server
  /// uses.
  package func path(ofProgram name: String) throws(EmbeddedServerError) -> String {
    try installation().path(name)
  }

  func installation() throws(EmbeddedServerError) -> Installation {
    try Installation.find(data: home.dataVersion(), environment: searchEnvironment)
  }

  var searchEnvironment: [String: String] {
    environment ?? ProcessInfo.processInfo.environment
  }

  /// The status of the server. The check changes nothing.
  package func status() throws(EmbeddedServerError) -> Status {
    guard let version = try home.dataVersion() else { return .notInitialised }
    guard let postmaster else { return .stopped(version: version) }
    return .running(
      pid: postmaster.pid, version: version, since: postmaster.since, isReady: postmaster.isReady)
  }
}

extension EmbeddedServer {
  /// `GALLEY_HOME`, if it is set; else `/var/lib/galley` for root and, for other users, `galley` in
  /// `XDG_DATA_HOME`, which is `~/.local/share` by default.
  package static func defaultHome(environment: [String: String], isRoot: Bool) -> String {
    if let home = environment["GALLEY_HOME"], !home.isEmpty { return home }
    if isRoot { return "/var/lib/galley" }
    // The XDG specification says to ignore a relative directory.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/galley" }
    let own = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return "\(own)/.local/share/galley"
  }
}
