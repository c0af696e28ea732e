import Editorial

/// Writes a file for each article into a folder, and removes those of articles that are gone and of
/// former slugs.
final class FilesSink: SyndicationSink {
  private let folder: String
  private let fileExtension: String
  private(set) var removed: Int? = 0

  init(folder: String, fileExtension: String) throws {
    (self.folder, self.fileExtension) = (folder, fileExtension)
    try OutputFolder.create(folder)
  }

  func take(_ item: RenderedItem) throws {
    for slug in item.formerSlugs { ExportFolder.remove(path(of: slug)) }
    if item.bytes.isEmpty {
      if ExportFolder.remove(path(of: item.slug)) { removed = (removed ?? 0) + 1 }
    } else {
      try ReplacedFile(path: path(of: item.slug), content: "the export").write(item.bytes)
    }
  }

  func finish() {}

  private func path(of slug: Slug) -> String { "\(folder)/\(slug.text).\(fileExtension)" }
}
