import Glibc
import SystemCalls

/// A file that is replaced as a whole, and that other programs may read at any time. They get either
/// the former content or the new one, also after a power failure.
package struct ReplacedFile: Sendable {
  private let path: String
  private let content: String?
  private let advice: String?

  /// - Parameters:
  ///   - content: The name of its content in errors, such as "the metrics"; nil if the path says it.
  ///   - advice: What to do if it cannot be written; nil for nothing.
  package init(path: String, content: String? = nil, advice: String? = nil) {
    (self.path, self.content, self.advice) = (path, content, advice)
  }

  /// Replaces the content by a text.
  ///
  /// - Throws: ``Failure`` with the name of the file. Then the former content stays.
  package func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  /// Replaces the content by bytes.
  ///
  /// - Parameter mode: The permissions; nil for those that the umask leaves.
  /// - Throws: ``Failure`` with the name of the file. Then the former content stays.
  package func write(_ bytes: [UInt8], mode: UInt32? = nil) throws(Failure) {
    let draft = try Draft(self)
    defer { draft.remove() }
    if let mode, fchmod(draft.descriptor, mode) != 0 { throw error(errno) }
    try draft.write(bytes)
    try draft.complete()
  }

  /// Replaces the content by what `body` writes, once all of it is written. If the process is
  /// killed meanwhile, nothing remains of it, if the file system has files without a name; otherwise a
  /// file whose name begins with the path and ends in `.part` does.
  ///
  /// - Parameter body: Calls its argument with one piece after the other. If it throws, the former
  ///   content stays.
  package func write<Value>(
    _ body: (_ write: @escaping @Sendable ([UInt8]) throws -> Void) async throws -> Value
  ) async throws -> Value {
    let draft = try Draft(self)
    defer { draft.remove() }
    let value = try await body { try draft.write($0) }
    try draft.complete()
    return value
  }

  fileprivate func error(_ code: Int32) -> Failure {
    error(SystemCall.reason(of: code))
  }

  fileprivate func error(_ reason: String) -> Failure {
    let advice = advice.map { "; \($0)" } ?? ""
    let content = content.map { "\($0) to " } ?? ""
    return Failure(.failed, "cannot write \(content)\(path): \(reason)\(advice)")
  }

  /// The new content: a file without a name, or with another name where there are no such files.
  private struct Draft: Sendable {
    let descriptor: Int32
    private let file: ReplacedFile
    private let name: String
    private let isNamed: Bool

    init(_ file: ReplacedFile) throws(Failure) {
      // A rename would also replace a link, such as /dev/stdout, or a device.
      var standing = stat()
      if lstat(file.path, &standing) == 0 {
        switch standing.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFLNK: throw file.error("it is a link; name the file itself")
        default: throw file.error("it is not a regular file")
        }
      }
      self.file = file
      name = "\(file.path).\(UInt32.random(in: 0 ... .max)).part"
      let unnamed = Self.openUnnamed(in: file.folder)
      isNamed = unnamed < 0
      // The umask decides who may read it.
      descriptor =
        isNamed ? open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) : unnamed
      guard descriptor >= 0 else { throw file.error(errno) }
    }

    /// - Returns: -1 if the file system has no files without a name, or if they cannot get one later.
    private static func openUnnamed(in folder: String) -> Int32 {
      guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
      // O_TMPFILE, which Swift does not import.
      return open(folder, O_WRONLY | O_DIRECTORY | 0o20_000_000 | O_CLOEXEC, 0o666)
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
      guard SystemCall.writeAll(bytes, to: descriptor) else { throw file.error(errno) }
    }

    /// The content must be on the disk before it has the name of the former one. Some disks report
    /// that they are full only then, or when the file is closed.
    func complete() throws(Failure) {
      guard fsync(descriptor) == 0 else { throw file.error(errno) }
      let copy = dup(descriptor)
      guard copy < 0 || close(copy) == 0, hasName(), rename(name, file.path) == 0 else {
        throw file.error(errno)
      }
      // Somebody who may not list the folder cannot open it.
      guard SystemCall.synchronise(file.folder) || errno == EACCES else { throw file.error(errno) }
    }

    private func hasName() -> Bool {
      isNamed
        || linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }

    /// Does nothing to a file that is complete.
    func remove() {
      close(descriptor)
      unlink(name)
    }
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
