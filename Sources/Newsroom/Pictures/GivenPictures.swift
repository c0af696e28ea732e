import Editorial
import Glibc
package import Pictures

/// The picture files that come with a manuscript: those that a person names, and those in the
/// manuscript's folder.
package struct GivenPictures: Sendable {
  /// A file that a person named, which the article must refer to.
  struct Named: Sendable {
    let name: String
    let file: PictureFile
  }

  let named: [Named]
  /// Nil if the manuscript is not a file.
  private let folder: String?
  private let limits: PictureLimits

  /// Pictures from any source, by their names.
  package init(_ files: [(name: String, file: PictureFile)]) {
    named = files.map { Named(name: $0.name, file: $0.file) }
    (folder, limits) = (nil, .standard)
  }

  /// - Parameters:
  ///   - paths: The files that a person named.
  ///   - manuscript: The path of the manuscript; nil if it is not a file.
  /// - Throws: ``Failure`` if a file cannot be read, is not a picture or is too large.
  package init(
    files paths: [String], of manuscript: String?, limits: PictureLimits = .standard
  ) throws(Failure) {
    var named: [Named] = []
    for path in paths {
      let name = String(path.split(separator: "/").last ?? "")
      guard !named.contains(where: { $0.name == name }) else {
        throw Failure(.invalid, "two pictures are named \(name); rename one of them")
      }
      named.append(Named(name: name, file: try Self.read(path, limits)))
    }
    self.named = named
    self.limits = limits
    folder = manuscript.map { path in
      path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
  }

  /// The named file that an article means by a path: the one with the path's last name.
  func named(for path: String) -> PictureFile? {
    let last = path.split(separator: "/").last.map(String.init)
    return named.first { $0.name == last }?.file
  }

  /// The picture at a path in the manuscript's folder; nil if there is none.
  func file(at path: String) throws(Failure) -> PictureFile? {
    guard let folder else { return nil }
    let path = folder + path
    guard access(path, F_OK) == 0 else { return nil }
    return try Self.read(path, limits)
  }

  private static func read(_ path: String, _ limits: PictureLimits) throws(Failure) -> PictureFile {
    let bytes = try BoundedBytes(limit: limits.bytes, advice: "save it smaller").file(at: path)
    do throws(PictureError) {
      return try PictureFile(bytes, limits: limits)
    } catch {
      throw Failure(.invalid, "\(path): \(error)")
    }
  }
}
