import Foundation
import Glibc
import SystemCalls

/// A file in the home that galley writes. Only the server's user can read it.
struct TextFile {
  let path: String

  /// In bytes; 0 when the file does not exist.
  var size: Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  /// The text after the first `offset` bytes.
  func text(from offset: Int) -> String {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: bytes.dropFirst(offset), as: UTF8.self)
  }

  /// Replaces the content atomically. If it would not change, nothing is written, so that a full
  /// disk does not matter.
  func write(_ text: String) throws(EmbeddedServerError) {
    guard FileManager.default.contents(atPath: path) != Data(text.utf8) else { return }
    let fresh = "\(path).new"
    unlink(fresh)
    try put(text, into: fresh, flags: O_CREAT | O_EXCL)
    guard rename(fresh, path) == 0 else { throw .system(errno, doing: "write", path: path) }
  }

  func append(_ text: String) throws(EmbeddedServerError) {
    try put(text, into: path, flags: O_APPEND)
  }

  private func put(
    _ text: String, into path: String, flags: Int32
  ) throws(EmbeddedServerError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else { throw .system(errno, doing: "write", path: path) }
    defer { close(descriptor) }
    guard SystemCall.writeAll(Array(text.utf8), to: descriptor), fsync(descriptor) == 0 else {
      throw .system(errno, doing: "write", path: path)
    }
  }

  /// Syncs `directory`, so that a rename in it survives a power failure.
  static func synchronise(directory: String) throws(EmbeddedServerError) {
    guard SystemCall.synchronise(directory) else {
      throw .system(errno, doing: "write", path: directory)
    }
  }
}
