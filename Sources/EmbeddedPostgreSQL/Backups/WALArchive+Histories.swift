import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// The histories in an archive. A restore follows the newest one.
extension WALArchive {
  private func has(_ file: String) throws -> Bool {
    try user.touching { access("\(path)/\(file)", F_OK) == 0 }
  }

  /// The history that a restore of a backup follows, as PostgreSQL chooses it.
  ///
  /// - Parameter segment: The first file of the write-ahead log that the backup needs.
  package func newestHistory(from segment: String) throws -> WALHistory {
    var number = WALHistory.number(ofSegment: segment) ?? 1
    while try has(WALHistory.file(of: number + 1)) { number += 1 }
    let file = WALHistory.file(of: number)
    guard try has(file) else { return number == 1 ? .first : WALHistory(number: number, text: "") }
    let text = String(decoding: try user.readFile("\(path)/\(file)"), as: UTF8.self)
    return WALHistory(number: number, text: text)
  }

  /// A file of a history that is newer than that of a server. Only another server can have written it.
  ///
  /// - Parameter number: The history of the server.
  func newerHistory(than number: Int) throws -> String? {
    let file = WALHistory.file(of: number + 1)
    return try has(file) ? file : nil
  }

  /// Refuses an archive that leads to something else than what a server has.
  ///
  /// - Parameter number: The history of the server.
  func requirePast(of server: EmbeddedServer, in number: Int) throws {
    if let newer = try newerHistory(than: number) { throw otherHistory(newer) }
    let file = WALHistory.file(of: number)
    guard number > 1 else { return }
    let own = try user.readFile("\(server.dataDirectory)/pg_wal/\(file)")
    if try has(file) {
      guard try user.readFile("\(path)/\(file)") == own else { throw otherHistory(file) }
      return
    }
    // An archive of this home has what a restore undid. Any other one was continued by its own server.
    guard try mark().home == nil else { return }
    let history = WALHistory(number: number, text: String(decoding: own, as: UTF8.self))
    var left: [String] = []
    _ = try user.touching {
      SystemCall.forEachName(in: path) { if history.hasLeft(segment: $0) { left.append($0) } }
    }
    if let first = left.min() { throw otherHistory(first) }
  }

  private func otherHistory(_ file: String) -> BackupError {
    .otherHistory(path: path, file: file)
  }
}
