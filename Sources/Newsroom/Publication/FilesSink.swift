import Editorial

/// Writes a file for each article into a folder, and removes those of articles that are gone and of
/// former slugs.
final class FilesSink: SyndicationSink {
  private let folder: ExportFolder
  private let fileExtension: String
  /// The present files of former slugs.
  private var former: [String] = []
  private var gone: [String] = []

  init(folder: String, fileExtension: String) throws {
    self.folder = try ExportFolder(folder)
    self.fileExtension = fileExtension
  }

  var removed: Int? { gone.count }

  func take(_ item: RenderedItem) throws {
    former += item.formerSlugs.map(name).filter(folder.contains)
    if item.bytes.isEmpty {
      let name = name(of: item.slug)
      if folder.contains(name) { gone.append(name) }
    } else {
      try folder.write(item.bytes, to: name(of: item.slug))
    }
  }

  func finish() throws {
    // Another article may have a former slug now.
    for name in former + gone { folder.remove(name) }
    try folder.publish()
  }

  private func name(of slug: Slug) -> String { "\(slug.text).\(fileExtension)" }
}
