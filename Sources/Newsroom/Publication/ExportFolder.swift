import Foundation
import PlainText
import SystemCalls

/// A folder into which an export writes files. They take the places of former ones once all of them
/// are on the disk.
package final class ExportFolder: Sendable {
  private let path: String
  /// Has the new files until then.
  private let staging: String
  /// Whether this object has created the folder, so that a failure removes it again.
  private let isNew: Bool

  /// Creates the folder, unless it exists.
  ///
  /// - Throws: ``Failure`` if it cannot be created, or if something else has its name.
  package init(_ path: String) throws(Failure) {
    self.path = path
    staging = "\(path)/.export-\(UUID().text)"
    isNew = try OutputFolder.create(path)
    try OutputFolder.create(staging)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: staging)
    // Removes nothing but an empty folder.
    if isNew { rmdir(path) }
  }

  /// Writes a file that is not in its place yet.
  ///
  /// - Throws: ``Failure`` with its place.
  package func write(_ bytes: [UInt8], to name: String) throws(Failure) {
    guard SystemCall.createFile("\(staging)/\(name)", bytes, mode: 0o666) else {
      throw Self.failure(place(of: name), errno)
    }
  }

  /// Moves what was written to its place.
  ///
  /// - Parameter last: The files that come after all others, in this order.
  /// - Throws: ``Failure`` with the place of a file that cannot be moved, or with the folder.
  package func publish(last: [String] = []) throws(Failure) {
    guard SystemCall.synchroniseFileSystem(of: staging) else { throw Self.failure(path, errno) }
    let late = Set(last)
    let isOpen = try SystemCall.forEachName(in: staging) { (name) throws(Failure) in
      if !late.contains(name) { try move(name) }
    }
    guard isOpen else { throw Self.failure(path, errno) }
    for name in last { try move(name) }
    guard SystemCall.synchronise(path) else { throw Self.failure(path, errno) }
  }

  /// Whether there is a file with this name.
  func contains(_ name: String) -> Bool { access(place(of: name), F_OK) == 0 }

  /// Removes a file.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package func remove(_ name: String) -> Bool { unlink(place(of: name)) == 0 }

  private func place(of name: String) -> String { "\(path)/\(name)" }

  private func move(_ name: String) throws(Failure) {
    guard rename("\(staging)/\(name)", place(of: name)) == 0 else {
      throw Self.failure(place(of: name), errno)
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let reason = SystemCall.reason(of: code)
    return Failure(.failed, "cannot write the export to \(path): \(reason)")
  }
}
