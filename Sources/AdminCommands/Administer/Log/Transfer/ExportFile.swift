import Glibc
import PostgresEventStore

/// The file that an export is written to, for its owner alone.
enum ExportFile {
  /// Makes the file.
  ///
  /// - Throws: ``InputError`` where there is one.
  static func create(at path: String) throws(InputError) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? InputError("\(path) is there already; go on with it by --resume, or name another file")
        : InputError("\(path) cannot be made: \(String(cString: strerror(errno)))")
    }
    return descriptor
  }

  /// Takes up a file that an interrupted run has left, and cuts off what is not whole.
  ///
  /// - Returns: The file, and as far as it has come.
  /// - Throws: ``InputError`` where there is no file; `TransferError` where it is no export.
  static func resume(
    at path: String
  ) throws -> (descriptor: Int32, tally: TransferChain, place: TransferCursor) {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError("\(path) cannot be gone on with: \(String(cString: strerror(errno)))")
    }
    do {
      let reader = ExportReader(input: NamedInput(descriptor: descriptor, name: path))
      let length = try reader.wholeMembers()
      guard try length > 0 || reader.isBeginning() else {
        throw InputError("\(path) is no export, and stays as it is; name another file")
      }
      guard lseek(descriptor, 0, SEEK_SET) == 0 else {
        throw InputError("\(path) is no file that can be gone on with")
      }
      var tally = TransferChain()
      // Of the kinds, as the last event says where the log was left.
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
      // A copy of an export has whatever mode its maker's umask left.
      guard fchmod(descriptor, 0o600) == 0 else {
        throw InputError("\(path) is not yours alone: \(String(cString: strerror(errno)))")
      }
      guard ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) == length else {
        throw InputError("\(path) cannot be written: \(String(cString: strerror(errno)))")
      }
      return (descriptor, tally, place)
    } catch {
      close(descriptor)
      throw error
    }
  }
}
