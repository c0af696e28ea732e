package import Editorial
import Foundation
package import Manuscripts

/// A folder in which a manuscript is written together with its pictures, at the paths by which the
/// manuscript refers to them.
package struct ManuscriptFolder: Sendable {
  private let path: String

  /// - Parameter path: Created if it does not exist; the folder above it must exist.
  /// - Throws: ``Failure`` if it cannot be created.
  package init(_ path: String) throws(Failure) {
    self.path = path
    try OutputFolder.create(path)
  }

  /// Writes the manuscript as `SLUG.md`, and returns its path.
  ///
  /// - Throws: ``Failure`` if it cannot be written, or if a file of this name has other content.
  package func write(_ manuscript: ManuscriptFile, slug: Slug) throws(Failure) -> String {
    let file = "\(path)/\(slug.text).md"
    try Self.write(Array(manuscript.text.utf8), to: file)
    return file
  }

  /// Writes a picture, and returns its path.
  ///
  /// - Throws: ``Failure`` if it cannot be written, if a file of this name has other content, or if
  ///   its path leaves the folder. Only SQL can record such a path.
  package func write(_ stored: StoredPicture) throws(Failure) -> String {
    let names = stored.picture.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw Failure(.failed, "the picture \(stored.picture.path) would be outside of \(path)")
    }
    var folder = path
    for name in names.dropLast() {
      folder += "/\(name)"
      try OutputFolder.create(folder)
    }
    let file = "\(path)/\(stored.picture.path)"
    try Self.write(stored.bytes, to: file)
    return file
  }

  /// Writes a file, unless it has other content, which somebody may have typed.
  private static func write(_ bytes: [UInt8], to file: String) throws(Failure) {
    if let former = FileManager.default.contents(atPath: file), Array(former) != bytes {
      throw Failure(
        .failed, "\(file) exists and has other content; move it away, or name another folder")
    }
    try ReplacedFile(path: file).write(bytes)
  }
}
