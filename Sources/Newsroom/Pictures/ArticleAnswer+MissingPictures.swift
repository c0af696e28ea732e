import Editorial
import EditorialReadModels

extension ArticleAnswer {
  /// The paths of files to which the revision refers and for which it has no picture, in its order.
  /// Readers see nothing there.
  package var missingPictures: [String] {
    let stored = Set(revision.pictures.map(\.path))
    return Picture.paths(lead: revision.leadImage, body: body ?? "")
      .filter { !stored.contains($0) }
  }
}
