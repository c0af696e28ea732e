import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A home inside another one, in which a data directory is made and checked by a server of its own
/// before it becomes that of the outer home. A killed process leaves only the draft, which the next
/// one removes.
package final class DraftHome: Sendable {
  /// The outer home.
  package let target: EmbeddedServer
  /// The user who owns both.
  let user: ServerUser
  private let lock: FileLock

  private var home: Home { target.home }
  private var draft: Home { Home(home.draft) }

  /// Begins a draft, which is empty.
  ///
  /// - Parameters:
  ///   - folder: The backups that will be read. A home that does not exist yet gets their owner.
  ///   - isReplacing: Whether the home may have a data directory.
  ///   - report: Receives a line if a killed process left something.
  package init(
    in target: EmbeddedServer, reading folder: BackupFolder? = nil, isReplacing: Bool,
    report: (String) -> Void = { _ in }
  ) throws {
    self.target = target
    let home = target.home
    if !isReplacing, try home.dataVersion() != nil {
      throw BackupError.homeInUse(home: home.path)
    }
    user = try Self.user(of: home, folder?.user)
    try home.prepare(for: user)
    // From here on, the home is recognised by its lock. During an upgrade, another process holds it.
    if access(home.lock, F_OK) != 0 {
      try HomeLock(home: home, user: user, patience: target.patience).hold { _ in }
    }
    guard let lock = try user.lock(home.draftLock) else {
      throw BackupError.draftLocked(home: home.path)
    }
    self.lock = lock
    OpenDrafts.add(server())
    try clear()
    let settled = try HomeLock(home: home, user: user, patience: target.patience).hold {
      (_) throws(EmbeddedServerError) in
      try user.touchingFiles { () throws(EmbeddedServerError) in
        try DataReplacement(home: home).settle()
      }
    }
    if let settled { report(settled) }
  }

  private static func user(of home: Home, _ owner: ServerUser?) throws -> ServerUser {
    var information = stat()
    let isOwned = stat(home.path, &information) == 0 && information.st_uid != 0
    guard let owner, !isOwned, geteuid() == 0, owner.id != 0 else {
      return try ServerUser.owning(home: home.path)
    }
    return owner
  }

  /// The server of the draft.
  ///
  /// - Parameters:
  ///   - settings: For `postgresql.conf`, for the time of the draft.
  ///   - patience: How long it may take to start.
  package func server(
    settings: [String: String] = [:], environment: [String: String]? = nil,
    patience: Duration = .seconds(60)
  ) -> EmbeddedServer {
    var server = EmbeddedServer(
      home: draft.path, settings: target.settings.merging(settings) { $1 },
      environment: environment ?? target.environment)
    server.patience = patience
    return server
  }

  /// Removes everything in the draft, and stops its server.
  package func clear() throws {
    let server = server()
    _ = try? server.stop(.immediate)
    try user.removeFolder(draft.path)
    try draft.prepare(for: user)
    try HomeLock(home: draft, user: user, patience: server.patience).hold { _ in }
  }

  /// The path of a file in the draft.
  func path(_ file: String) -> String { "\(draft.path)/\(file)" }

  /// The path of the data directory, and of a file in it.
  func data(_ file: String = "") -> String {
    file.isEmpty ? draft.data : "\(draft.data)/\(file)"
  }

  /// Makes the draft's data directory that of the home. Its server must have been stopped.
  ///
  /// - Parameter former: The name under which the home keeps its present data directory; nil if it
  ///   must have none.
  /// - Returns: The path of the former data directory, if there was one.
  package func adopt(keeping former: String?) throws -> String? {
    var kept: String?
    try HomeLock(home: home, user: user, patience: target.patience).holdAny { _ in
      kept = try exchange(keeping: former)
    }
    try user.removeFolder(draft.path)
    return kept
  }

  /// As ``adopt(keeping:)``, when the caller has the lock of the home.
  func adopt(keeping former: String?, holding lock: FileLock) throws -> String? {
    let kept = try exchange(keeping: former)
    try user.removeFolder(draft.path)
    return kept
  }

  private func exchange(keeping former: String?) throws -> String? {
    let home = home
    guard try home.dataVersion() != nil else {
      try user.rename(draft.data, to: home.data)
      try leaveForeignArchive(after: nil)
      return nil
    }
    guard let former else { throw BackupError.homeInUse(home: home.path) }
    try target.end(.fast)
    try user.touchingFiles { () throws(EmbeddedServerError) in target.removeStaleFiles() }
    let system = Home.system(ofData: home.data)
    try user.touchingFiles { () throws(EmbeddedServerError) in
      try DataReplacement(home: home).run(draft.data, keeping: former)
    }
    try leaveForeignArchive(after: system)
    return "\(home.path)/\(former)"
  }

  private func leaveForeignArchive(after former: String?) throws {
    try user.touchingFiles { () throws(EmbeddedServerError) in
      try target.leaveForeignArchive(after: former)
    }
  }

  deinit {
    _ = try? server().stop(.immediate)
    try? user.removeFolder(draft.path)
    OpenDrafts.remove(server())
  }
}

extension HomeLock {
  /// As ``hold(blocked:_:)``, for a body with any errors.
  fileprivate func holdAny(_ body: (Int32) throws -> Void) throws {
    var thrown: (any Error)?
    try hold { descriptor throws(EmbeddedServerError) in
      do {
        try body(descriptor)
      } catch {
        thrown = error
      }
    }
    if let thrown { throw thrown }
  }
}
