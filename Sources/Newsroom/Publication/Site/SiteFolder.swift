import Foundation
import Glibc
import SystemCalls

/// The folder of a site. While this object exists, no other export can write there.
///
/// The folder belongs to the export: its `.galley` folder, which only the owner can read, says what
/// the site contains.
final class SiteFolder: Sendable {
  /// Absolute, and free of links.
  let path: String
  private let descriptor: Int32
  /// Whether this export has created it, so that a failure removes it again.
  private let isNew: Bool

  /// - Throws: ``Failure`` if the path leads to anything but a site, or an empty or absent folder,
  ///   or if another export writes there.
  init(_ given: String) throws(Failure) {
    let (path, isNew) = try Self.create(given)
    (self.path, self.isNew) = (path, isNew)
    descriptor = try Self.lock(path)
    try Self.requireSite(at: path, given)
    try SiteChanges.recover(in: self)
    // A former export may not have removed what it had replaced.
    try SiteFiles.removeFolder(newSite)
  }

  deinit {
    // Removes nothing but an empty folder.
    if isNew { rmdir(path) }
    SystemCall.unlock(descriptor)
  }

  /// The folder in which a new site is written before it takes the place of this one.
  var newSite: String {
    let parent = SiteFiles.parent(of: path)
    return "\(parent == "/" ? "" : parent)/.\(path.split(separator: "/").last ?? "").galley-part"
  }

  /// A file of the state; nil if there is none.
  func read(_ file: String) throws(Failure) -> [UInt8]? {
    try SiteFiles.read("\(path)/\(file)")
  }

  /// Holds the lock of another folder until the end of this object, too.
  static func lock(_ path: String) throws(Failure) -> Int32 {
    // The folder may be replaced between the two calls.
    for _ in 1...10 {
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { throw SiteFiles.failure("open", path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        break
      }
      var (held, found) = (stat(), stat())
      if fstat(descriptor, &held) == 0, stat(path, &found) == 0, held.st_ino == found.st_ino,
        held.st_dev == found.st_dev
      {
        return descriptor
      }
      SystemCall.unlock(descriptor)
    }
    throw Failure(.conflict, "another export is writing \(path)", .tryAgain)
  }

  /// Creates the folder if there is none.
  private static func create(_ given: String) throws(Failure) -> (path: String, isNew: Bool) {
    var trimmed = given
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    var found = stat()
    let isThere = lstat(trimmed, &found) == 0
    if isThere, found.st_mode & S_IFMT == S_IFLNK {
      throw Failure(.unacceptable, "\(given) is a link; name the folder itself")
    }
    guard !isThere || found.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(.unacceptable, "\(given) is not a folder; name another one")
    }
    if !isThere {
      guard mkdir(trimmed, 0o755) == 0 else { throw SiteFiles.failure("create", given) }
      // The umask may have taken away what a web server needs.
      guard chmod(trimmed, 0o755) == 0 else { throw SiteFiles.failure("create", given) }
    }
    guard let resolved = realpath(trimmed, nil) else { throw SiteFiles.failure("open", given) }
    defer { free(resolved) }
    let path = String(cString: resolved)
    guard path != "/" else { throw Failure(.unacceptable, "/ cannot be a site; name a folder") }
    return (path, !isThere)
  }

  private static func requireSite(at path: String, _ given: String) throws(Failure) {
    var (isEmpty, isSite) = (true, false)
    let isOpen = SystemCall.forEachName(in: path) { name in
      isEmpty = false
      if name == SiteState.folder { isSite = true }
    }
    guard isOpen else { throw SiteFiles.failure("open", given) }
    guard isEmpty || isSite else {
      throw Failure(
        .unacceptable,
        "\(given) contains files, but not a site that galley wrote; name a new or empty folder")
    }
  }
}
