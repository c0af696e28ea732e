package import Glibc

extension SystemCall {
  /// Creates a file, which must not exist.
  ///
  /// - Parameters:
  ///   - mode: Its permissions.
  ///   - isExact: Whether it has exactly these; otherwise the umask takes some away.
  /// - Returns: Whether all of `bytes` were written. If not, `errno` says why, and a part of the file
  ///   may exist. The bytes may not be on the disk yet; see ``synchronise(_:)``.
  package static func createFile(
    _ path: String, _ bytes: [UInt8], mode: mode_t, isExact: Bool = false
  ) -> Bool {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(path, flags, mode)
    guard descriptor >= 0 else { return false }
    var isWritten = writeAll(bytes, to: descriptor)
    if isWritten, isExact { isWritten = fchmod(descriptor, mode) == 0 }
    let code = errno
    // Some disks report that they are full only when the file is closed.
    let isClosed = close(descriptor) == 0
    if !isWritten { errno = code }
    return isWritten && isClosed
  }

  /// Releases a lock that `flock` has taken, and closes its descriptor.
  ///
  /// To close it is not enough: while this process starts another one, that one has a copy of the
  /// descriptor until it runs its own program, and with it the lock.
  package static func unlock(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Writes a file to the disk, or the names in a folder, so that they survive a power failure.
  ///
  /// - Returns: Whether it succeeded. If not, `errno` says why. A file system that cannot do it is
  ///   not a failure.
  package static func synchronise(_ path: String) -> Bool {
    withDescriptor(of: path) { file in retrying { fsync(file) } >= 0 || isImpossible }
  }

  /// Writes everything in the file system of a folder to the disk. For many files, this is faster than
  /// ``synchronise(_:)``, but it also waits for the files of other programs.
  ///
  /// - Returns: Whether it succeeded. If not, `errno` says why.
  package static func synchroniseFileSystem(of folder: String) -> Bool {
    typealias Synchronise = @convention(c) (CInt) -> CInt
    guard let function = function("syncfs", as: Synchronise.self) else { return false }
    return withDescriptor(of: folder) { file in retrying { function(file) } >= 0 }
  }

  /// Passes on the name of everything in a folder, in no order. Names may be removed meanwhile.
  ///
  /// - Returns: Whether the folder could be opened. If not, `errno` says why.
  package static func forEachName<Failure: Error>(
    in folder: String, _ body: (String) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard let directory = opendir(folder) else { return false }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { try body(name) }
    }
    return true
  }

  /// Exchanges the names of two files or folders of one file system, in one step.
  ///
  /// - Returns: Whether it succeeded. If not, `errno` says why. Not every file system can do it.
  package static func exchange(_ first: String, _ second: String) -> Bool {
    typealias Rename =
      @convention(c) (CInt, UnsafePointer<CChar>?, CInt, UnsafePointer<CChar>?, CUnsignedInt) ->
      CInt
    guard let function = function("renameat2", as: Rename.self) else { return false }
    let exchange: CUnsignedInt = 2
    return function(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
  }

  /// A function that Glibc has, but that Swift does not import.
  private static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard let symbol = dlsym(nil, name) else {
      errno = ENOSYS
      return nil
    }
    return unsafeBitCast(symbol, to: type)
  }

  private static var isImpossible: Bool { [EINVAL, EROFS, ENOTSUP].contains(errno) }

  private static func withDescriptor(of path: String, _ body: (Int32) -> Bool) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer {
      let code = errno
      close(descriptor)
      errno = code
    }
    return body(descriptor)
  }
}
