import Foundation
import PlainText

/// A temporary folder for the homes of private servers, which the servers' user can reach.
struct ScratchFolder: Sendable {
  let path: String

  /// - Parameter name: The beginning of its name. The path of a socket in it must be short.
  init(_ name: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "\(name)-\(UUID().text.prefix(8))")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
    path = folder.path
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Removes everything in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
