import Editorial

/// What two manuscripts say about pictures in the body, merged picture by picture.
struct ImageMerge {
  /// Those of the current manuscript in its order, then those that only the draft has.
  let images: [ArticleImage]
  let conflicts: [ManuscriptMerge.FieldConflict]

  init(base: ManuscriptFile, draft: ManuscriptFile, current: ManuscriptFile) {
    let (former, typed, present) = (
      Self.images(of: base), Self.images(of: draft), Self.images(of: current)
    )
    var merged: [ArticleImage] = []
    var conflicts: [ManuscriptMerge.FieldConflict] = []
    var seen: Set<String> = []
    for image in current.images + draft.images {
      guard let uri = image.uri else { continue }
      let id = PictureDescriptions.identity(of: uri)
      guard seen.insert(id).inserted else { continue }
      let (mine, theirs) = (typed[id], present[id])
      if let whole = ManuscriptMerge.whole(former[id], mine, theirs) {
        if let image = whole.value { merged.append(image) }
      } else {
        // The draft is kept if the current manuscript has removed the entry.
        if let image = theirs ?? mine { merged.append(image) }
        conflicts.append(
          ManuscriptMerge.FieldConflict(
            field: "\(ManuscriptField.images) (\(id))", draft: mine?.words ?? "",
            current: theirs?.words ?? ""))
      }
    }
    (images, self.conflicts) = (merged, conflicts)
  }

  private static func images(of file: ManuscriptFile) -> [String: ArticleImage] {
    Dictionary(
      file.images.compactMap { image in
        image.uri.map {
          (
            PictureDescriptions.identity(of: $0),
            ArticleImage(uri: $0, caption: image.caption, alt: image.alt, credit: image.credit)
          )
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension ArticleImage {
  /// All that is said about it, on lines after its address.
  package var words: String {
    let texts = [("caption", caption), ("alt", alt), ("credit", credit)]
    return ([uri] + texts.compactMap { name, text in text.map { "\(name): \($0)" } })
      .joined(separator: "\n")
  }
}
