import Glibc
import PostgresEventStore
import SystemCalls

/// The file of an export, which only its owner can read.
struct ExportFile: Sendable {
  let descriptor: Int32
  let path: String

  /// Creates the file.
  ///
  /// - Throws: ``Failure`` if it exists or cannot be created.
  static func create(at path: String) throws(Failure) -> ExportFile {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      guard errno == EEXIST else { throw failure("cannot create \(path)") }
      // Says so if it is a folder.
      try NamedInput(opening: path).close()
      throw Failure(.invalid, "\(path) exists", .continueExport)
    }
    return ExportFile(descriptor: descriptor, path: path)
  }

  /// Opens the file of an interrupted export, and removes an incomplete end.
  ///
  /// - Returns: The file, its tally, and the place where the export continues.
  /// - Throws: ``Failure`` if there is no file; `TransferError` if it is not an export.
  static func resume(
    at path: String
  ) throws -> (file: ExportFile, tally: TransferChain, place: TransferCursor) {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == EISDIR
        ? NamedInput(descriptor: descriptor, name: path).unreadable(EISDIR)
        : failure("cannot resume \(path)")
    }
    let file = ExportFile(descriptor: descriptor, path: path)
    do {
      let (tally, place) = try file.resume()
      return (file, tally, place)
    } catch {
      file.close()
      throw error
    }
  }

  private func resume() throws -> (tally: TransferChain, place: TransferCursor) {
    let input = NamedInput(descriptor: descriptor, name: path)
    let reader = ExportReader { try input.read(into: &$0, atMost: $1) }
    let length = try reader.wholeMembers()
    guard try length > 0 || lseek(descriptor, 0, SEEK_SET) == 0 && reader.isBeginning() else {
      throw Failure(
        .invalid, "\(path) is not an export and has not been changed", .nameAnotherFile)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw Failure(.invalid, "cannot resume \(path): it is not a regular file")
    }
    var tally = TransferChain()
    // The last line of each kind says where the export stopped.
    var last: [TransferKind: [UInt8]] = [:]
    if length > 0 {
      try reader.lines(ofFirst: length) { line in
        let (kind, object) = try tally.read(line)
        last[kind] = object
      }
    }
    var place = TransferCursor()
    for (kind, object) in last.sorted(by: { $0.key < $1.key }) {
      try place.move(to: kind, object)
    }
    // A copy of an export can have any mode, depending on the umask.
    guard fchmod(descriptor, 0o600) == 0 else {
      throw Self.failure("cannot make \(path) private")
    }
    guard ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) == length else {
      throw Self.failure("cannot write \(path)")
    }
    return (tally, place)
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Writes all of `bytes` to the end.
  func write(_ bytes: [UInt8]) throws(Failure) {
    guard SystemCall.writeAll(bytes, to: descriptor) else {
      throw Self.failure("cannot write to \(path)", .failed)
    }
  }

  /// Flushes the file to the disk.
  func synchronise() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw Self.failure("cannot write to \(path)", .failed) }
  }

  /// The failure of the last system call.
  private static func failure(_ words: String, _ kind: Failure.Kind = .invalid) -> Failure {
    Failure(kind, "\(words): \(SystemCall.reason(of: errno))")
  }
}
