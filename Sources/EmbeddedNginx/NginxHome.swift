import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// The folder of a private nginx. It belongs to the user who runs nginx, and is closed to others.
/// All files are touched with that user's rights.
struct NginxHome: Sendable {
  let path: String
  let user: ServerUser

  /// - Parameter home: For root, its owner runs nginx.
  init(in home: String) throws(EmbeddedNginxError) {
    path = "\(home)/nginx"
    do throws(ServerUserError) {
      user = try ServerUser.running(home: home)
    } catch {
      throw EmbeddedNginxError(error)
    }
  }

  var configuration: String { "\(path)/nginx.conf" }
  var log: String { "\(path)/nginx.log" }
  /// In bytes.
  private static let longestLog = 1 << 20
  var control: String { "\(path)/control" }
  var processes: ServerProcesses { ServerProcesses(of: "nginx", in: path) }

  /// Whether a worker has ended, or accepts no more connections. nginx writes that into the name of
  /// the process.
  func isLeaving(_ worker: pid_t) -> Bool {
    let words = try? String(contentsOfFile: "/proc/\(worker)/cmdline", encoding: .utf8)
    return words?.isEmpty != false || words?.contains("shutting down") == true
  }

  func prepare() throws(EmbeddedNginxError) {
    try touching { () throws(EmbeddedNginxError) in
      for path in [path, "\(path)/temporary"] {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
          throw .system(errno, doing: "create", path: path)
        }
      }
    }
  }

  /// Runs `body` while no other process starts or stops this nginx. The system releases the lock when
  /// the process ends.
  func locked<Result>(
    _ body: () throws(EmbeddedNginxError) -> Result
  ) throws(EmbeddedNginxError) -> Result {
    let path = "\(path)/lock"
    let descriptor = try touching { () throws(EmbeddedNginxError) in
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw .system(errno, doing: "open", path: path) }
      return descriptor
    }
    defer { SystemCall.unlock(descriptor) }
    guard SystemCall.retrying({ flock(descriptor, LOCK_EX) }) == 0 else {
      throw .system(errno, doing: "lock", path: path)
    }
    return try body()
  }

  func write(configuration text: String) throws(EmbeddedNginxError) {
    try touching { () throws(EmbeddedNginxError) in
      let draft = "\(configuration).new"
      unlink(draft)
      guard SystemCall.createFile(draft, Array(text.utf8), mode: 0o600),
        rename(draft, configuration) == 0
      else { throw .system(errno, doing: "write", path: configuration) }
    }
  }

  /// The configuration that was written last; nil if there is none.
  var configurationText: String? { try? String(contentsOfFile: configuration, encoding: .utf8) }

  /// The size of the log, in bytes.
  var logEnd: UInt64 {
    var facts = stat()
    return stat(log, &facts) == 0 ? UInt64(facts.st_size) : 0
  }

  /// What was logged after a place of the log; nil if nothing was.
  func logText(from place: UInt64) -> String? {
    guard logEnd > place, let file = FileHandle(forReadingAtPath: log) else { return nil }
    defer { try? file.close() }
    try? file.seek(toOffset: place)
    return (try? file.readToEnd()).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives a long log the name of the former one, which is removed. nginx writes to it until it is
  /// told to open its files again.
  ///
  /// - Returns: Whether the log was long.
  func setAsideLongLog() throws(EmbeddedNginxError) -> Bool {
    try touching { () throws(EmbeddedNginxError) in
      var facts = stat()
      guard stat(log, &facts) == 0, facts.st_size > Self.longestLog else { return false }
      guard rename(log, "\(log).1") == 0 else { throw .system(errno, doing: "rename", path: log) }
      return true
    }
  }

  /// Removes the socket that a killed nginx leaves.
  func removeStaleSocket() throws(EmbeddedNginxError) {
    try touching { () throws(EmbeddedNginxError) in _ = unlink(control) }
  }

  private func touching<Result>(
    _ body: () throws(EmbeddedNginxError) -> Result
  ) throws(EmbeddedNginxError) -> Result {
    try user.touchingFiles(orThrow: EmbeddedNginxError.init, body)
  }
}

extension EmbeddedNginxError {
  init(_ error: ServerUserError) {
    self =
      switch error {
      case .cannotBecome(let user, let reason): .userUnusable(user: user, reason: reason)
      case .mayNotSearch(let path, let user):
        .userUnusable(user: user, reason: "it has no access to \(path)")
      }
  }
}
