import Editorial
import EditorialReadModels
import Manuscripts

extension ArticleAnswer {
  /// The paths of files to which the revision refers and for which it has no picture, in its order.
  /// Readers see nothing there.
  package var missingPictures: [String] {
    let stored = Set(revision.pictures.map(\.path))
    let lead = revision.leadImage.map { [$0.uri] } ?? []
    let uris = lead + (body.map { MarkdownDocument($0).pictures.map(\.uri) } ?? [])
    var seen = stored
    return uris.compactMap(Picture.path).filter { seen.insert($0).inserted }
  }
}
