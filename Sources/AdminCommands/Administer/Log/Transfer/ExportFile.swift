import Glibc
import Newsroom
import PostgresEventStore

/// The file of an export, which only its owner can read.
enum ExportFile {
  /// Creates the file.
  ///
  /// - Throws: ``Failure`` if it exists or cannot be created.
  static func create(at path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? Failure(.invalid, "\(path) exists; --resume continues it, or name another file")
        : Failure(.invalid, "cannot create \(path): \(String(cString: strerror(errno)))")
    }
    return descriptor
  }

  /// Opens the file of an interrupted export, and removes an incomplete end.
  ///
  /// - Returns: The file, its tally, and the place where the export continues.
  /// - Throws: ``Failure`` if there is no file; `TransferError` if it is not an export.
  static func resume(
    at path: String
  ) throws -> (descriptor: Int32, tally: TransferChain, place: TransferCursor) {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.invalid, "cannot resume \(path): \(String(cString: strerror(errno)))")
    }
    do {
      let reader = ExportReader(input: NamedInput(descriptor: descriptor, name: path))
      let length = try reader.wholeMembers()
      guard try length > 0 || reader.isBeginning() else {
        throw Failure(
          .invalid, "\(path) is not an export and has not been changed; name another file")
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
        throw Failure(.invalid, "cannot make \(path) private: \(String(cString: strerror(errno)))")
      }
      guard ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) == length else {
        throw Failure(.invalid, "cannot write \(path): \(String(cString: strerror(errno)))")
      }
      return (descriptor, tally, place)
    } catch {
      close(descriptor)
      throw error
    }
  }
}
