import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// Moves the data of a home to a newer major version of PostgreSQL, by a dump of the old server and a
/// restore to a new one in a draft. Nobody can use the old server meanwhile, and its data is not
/// changed.
package final class ClusterUpgrade {
  private let versions: UpgradeVersions
  private let draft: DraftHome
  private let lock: FileLock
  private let tools: UpgradeTools
  /// The folder of the old server's socket, which only this upgrade knows.
  private let old: String

  private var target: EmbeddedServer { draft.target }
  private var user: ServerUser { draft.user }

  /// Stops the server of the home, so that nothing more is recorded, and starts it for the upgrade
  /// only. Others wait, and then give up, until the upgrade ends.
  package init(of draft: DraftHome, _ versions: UpgradeVersions) throws {
    (self.draft, self.versions) = (draft, versions)
    let target = draft.target
    old = draft.path("old")
    tools = UpgradeTools(
      old: try target.installation(), new: versions.programs, user: draft.user, home: target.home,
      port: target.port, superuser: target.superuser, answer: draft.path("answer"))
    var source = EmbeddedServer(
      home: target.homeDirectory,
      settings: target.settings.merging([
        "unix_socket_directories": "\"\(old.replacing("\"", with: "\"\""))\"",
        // Nothing is archived now. But what waits to be archived stays, in case the upgrade fails.
        "archive_mode": "on", "archive_command": "",
      ]) { $1 }, environment: target.environment)
    source.patience = target.patience
    guard let lock = try Self.lock(target, draft.user) else {
      throw EmbeddedServerError.locked(
        home: target.homeDirectory, seconds: target.patience.wholeSeconds)
    }
    self.lock = lock
    let folder = old
    try draft.user.touching { _ = mkdir(folder, 0o700) }
    try target.end(.fast)
    _ = try Launch(server: source, user: draft.user, lock: lock.descriptor).run { _ in }
  }

  private static func lock(_ target: EmbeddedServer, _ user: ServerUser) throws -> FileLock? {
    let deadline = Deadline(after: target.patience)
    repeat {
      if let lock = try user.lock(target.home.lock) { return lock }
    } while deadline.waitBriefly()
    return nil
  }

  /// Copies the roles and all databases to a new server in the draft.
  ///
  /// - Parameters:
  ///   - adjustment: Statements that run in the copy of each newsroom, for what a dump does not move
  ///     to another version.
  ///   - report: Receives a line before each step that may take a while.
  ///   - progress: Receives the number of restored parts of a database, and how many there are.
  /// - Returns: The running new server.
  package func copy(
    adjustingBy adjustment: String, report: (String) -> Void,
    progress: @escaping (Int, Int) -> Void
  ) throws -> EmbeddedServer {
    let server = draft.server(
      environment: target.searchEnvironment.merging(
        ["GALLEY_POSTGRES_BIN": versions.programs.directory]) { $1 }, patience: .seconds(600))
    try server.start(report: report)
    try moveSettings()
    report("copying the people")
    let roles = draft.path("roles.sql")
    try tools.run("pg_dumpall", ["--roles-only", "--file=\(roles)"], at: old, byOld: true)
    try adapt(roles)
    try tools.execute(["--file=\(roles)"], in: "postgres", at: server.socketDirectory)
    let databases = try tools.ask(
      """
      SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1
      """, in: "postgres", at: old)
    for database in databases {
      report("copying the database \(database)")
      let copy = DatabaseCopy(database, from: old, to: server.socketDirectory, tools, draft)
      try copy.make(adjustingBy: adjustment, progress: progress)
    }
    return server
  }

  private func adapt(_ roles: String) throws {
    let dump = RoleDump(
      text: String(decoding: try user.readFile(roles), as: UTF8.self), superuser: target.superuser,
      major: versions.from)
    try replace(roles, with: Array(dump.adapted.utf8))
  }

  /// Gives the new data the settings of ALTER SYSTEM. They count from its next start.
  private func moveSettings() throws {
    let (name, program) = ("postgresql.auto.conf", versions.programs.path("postgres"))
    let settings = try user.readFile("\(target.dataDirectory)/\(name)")
    try replace(draft.data(name), with: settings)
    let check: Subprocess.Outcome
    do throws(SubprocessError) {
      check = try user.program(program, ["-D", draft.data(), "-C", "port"]).execute()
    } catch {
      throw BackupError.system(error.code, doing: error.doing, path: program, user: user)
    }
    guard check.status == 0 else {
      throw UpgradeError.unusableSettings(
        major: versions.to, reason: ServerMessage(text: check.output).reason ?? "no reason given")
    }
  }

  private func replace(_ path: String, with bytes: [UInt8]) throws {
    try user.touching { _ = unlink(path) }
    try user.createFile(path, bytes)
  }

  /// Makes the new data that of the home, which then does not archive, because the archive is that of
  /// the old data. The new server must have been stopped.
  ///
  /// - Parameter former: The name under which the home keeps the old data directory.
  /// - Returns: The path of the old data directory.
  package func adopt(keeping former: String) throws -> String {
    try draft.adopt(keeping: former, holding: lock) ?? ""
  }

  deinit {
    // The next start finds the old server stopped, and starts it as usual.
    try? target.end(.fast)
  }
}
