import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// One start of the server, while the lock of the home is held.
struct Launch {
  let server: EmbeddedServer
  let user: ServerUser
  /// The descriptor of the lock.
  let lock: Int32

  private var home: Home { server.home }

  func run(report: (String) -> Void) throws(EmbeddedServerError) -> EmbeddedServer.Started {
    if try isRunningAlready(report) { return .alreadyRunning }
    let hasCrashed = server.hasCrashed
    try server.end(.fast)
    let settled = try user.touchingFiles { () throws(EmbeddedServerError) in
      try DataReplacement(home: home).settle()
    }
    if let settled { report(settled) }

    let version = try home.dataVersion()
    let installation = try server.installation()
    if version == nil {
      report("initialising a private PostgreSQL \(installation.major) in \(home.path)")
      try initialise(with: installation)
    }
    report(
      "starting PostgreSQL \(installation.major) in \(home.path)"
        + (hasCrashed ? ", which recovers from a crash" : ""))
    try user.touchingFiles { () throws(EmbeddedServerError) in
      server.removeStaleFiles()
      guard mkdir(home.run, 0o700) == 0 || errno == EEXIST else {
        throw .system(errno, doing: "create", path: home.run)
      }
      try configure(home.data, major: installation.major)
    }
    try start(with: installation)
    return version == nil ? .initialised : .started
  }

  /// Waits for a server that another galley has begun to start.
  private func isRunningAlready(
    _ report: (String) -> Void
  ) throws(EmbeddedServerError) -> Bool {
    let deadline = Deadline(after: server.patience)
    var hasReported = false
    while !server.isAccepting {
      guard let postmaster = server.postmaster else { return false }
      // Nobody can reach a server without its socket, so it must be restarted.
      if postmaster.isReady && !server.socketFile.isBound { return false }
      if !hasReported { report("waiting for PostgreSQL in \(home.path), which starts or stops") }
      hasReported = true
      guard deadline.waitBriefly() else {
        throw .timedOut(
          waitingFor: "PostgreSQL in \(home.path), which is starting or stopping,",
          seconds: server.patience.wholeSeconds)
      }
    }
    return true
  }

  /// Creates the data directory under another name, so that it is either complete or absent.
  private func initialise(with installation: Installation) throws(EmbeddedServerError) {
    try removeUnfinished()
    var arguments = [
      "--pgdata=\(home.unfinishedData)", "--username=\(server.superuser)", "--encoding=UTF8",
      "--locale=C.UTF-8", "--auth-local=peer", "--auth-host=reject", "--data-checksums",
      "--no-instructions",
    ]
    if server.settings["fsync"] == "off" { arguments.append("--no-sync") }
    var program = user.program(installation.path("initdb"), arguments)
    // If galley is killed, the lock is held until initdb has ended.
    program.keptOpen = lock
    let outcome = try program.run()
    do throws(EmbeddedServerError) {
      guard outcome.status == 0 else {
        let message = ServerMessage(text: outcome.output)
        if message.saysDiskIsFull { throw .diskFull(path: home.path) }
        throw .initialisationFailed(
          reason: message.reason ?? "initdb ended with status \(outcome.status)")
      }
      try user.touchingFiles { () throws(EmbeddedServerError) in
        try TextFile(path: "\(home.unfinishedData)/postgresql.conf")
          .append(Configuration.include)
        try configure(home.unfinishedData, major: installation.major)
        guard rename(home.unfinishedData, home.data) == 0 else {
          throw .system(errno, doing: "rename", path: home.unfinishedData)
        }
        try TextFile.synchronise(directory: home.path)
      }
    } catch {
      try? removeUnfinished()
      throw error
    }
  }

  private func removeUnfinished() throws(EmbeddedServerError) {
    try user.touchingFiles { () throws(EmbeddedServerError) in
      try home.removeFolder(home.unfinishedData)
    }
  }

  /// - Parameter major: The major version of the data.
  func configure(_ data: String, major: Int) throws(EmbeddedServerError) {
    let archive = WALArchive.Folder(of: home)
    try archive.writeProgram(for: data)
    let configuration = Configuration(
      socketDirectory: server.socketDirectory, port: server.port, superuser: server.superuser,
      serverUser: user.name, major: major, isArchiving: archive.path != nil,
      settings: server.settings)
    for (name, text) in configuration.files { try TextFile(path: "\(data)/\(name)").write(text) }
  }

  private func start(with installation: Installation) throws(EmbeddedServerError) {
    let log = TextFile(path: home.log)
    let former = log.size
    let seconds = server.patience.wholeSeconds
    // pg_ctl passes these paths to a shell. Relative to the data directory they are harmless, even
    // if the name of the home is not.
    let outcome = try user.program(
      installation.path("pg_ctl"),
      ["start", "--wait", "--silent", "--timeout=\(seconds)", "--log=../server.log"],
      environment: ["PGDATA": home.data], directory: home.data
    ).run()
    guard outcome.status != 0 else { return }

    let messages = [outcome.output, log.text(from: former)].map { ServerMessage(text: $0) }
    if messages.contains(where: \.saysDiskIsFull) || hasNoSpace {
      throw .diskFull(path: home.path)
    }
    if messages[0].saysTimeIsOver {
      throw .timedOut(waitingFor: "the start of PostgreSQL in \(home.path)", seconds: seconds)
    }
    throw .startFailed(
      reason: messages[1].reason ?? messages[0].reason ?? "pg_ctl gave no reason", log: home.log)
  }

  /// Checks for a full disk, which the server cannot report in its log.
  private var hasNoSpace: Bool {
    var information = statvfs()
    return statvfs(home.path, &information) == 0 && information.f_bavail == 0
  }
}
