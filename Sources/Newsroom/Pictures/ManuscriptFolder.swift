package import Editorial
import Glibc
package import Manuscripts
import SystemCalls

/// A folder in which a manuscript is written together with its pictures, at the paths by which the
/// manuscript refers to them.
package struct ManuscriptFolder: Sendable {
  private let path: String

  /// - Parameter path: Created if it does not exist; the folder above it must exist.
  /// - Throws: ``Failure`` if it cannot be created.
  package init(_ path: String) throws(Failure) {
    self.path = path
    try Self.create(path)
  }

  /// Writes the manuscript as `SLUG.md`, and returns its path. A file of this name is replaced.
  package func write(_ manuscript: ManuscriptFile, slug: Slug) throws(Failure) -> String {
    let file = "\(path)/\(slug.text).md"
    try ReplacedFile(path: file).write(manuscript.text)
    return file
  }

  /// Writes a picture, and returns its path. A file of this name is replaced.
  ///
  /// - Throws: ``Failure`` if it cannot be written, or if its path leaves the folder. Only SQL can
  ///   record such a path.
  package func write(_ stored: StoredPicture) throws(Failure) -> String {
    let names = stored.picture.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw Failure(.failed, "the picture \(stored.picture.path) would be outside of \(path)")
    }
    var folder = path
    for name in names.dropLast() {
      folder += "/\(name)"
      try Self.create(folder)
    }
    let file = "\(path)/\(stored.picture.path)"
    try ReplacedFile(path: file).write(stored.bytes)
    return file
  }

  private static func create(_ folder: String) throws(Failure) {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Failure(.invalid, "cannot create \(folder): \(SystemCall.reason(of: errno))")
    }
  }
}
