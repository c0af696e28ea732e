package import Editorial

extension WrittenArticle {
  /// Adds the pictures to which the lead image and the body refer by a path. A named picture that
  /// they do not refer to becomes the lead image, if there is none.
  ///
  /// - Parameter former: The pictures of the revision that this one replaces. They are kept where
  ///   no file takes their place.
  /// - Returns: The paths for which there is no picture. They remain addresses.
  /// - Throws: ``Failure`` if a file is not a picture or is too large, or if a named picture has no place in
  ///   the article.
  package mutating func add(
    _ given: GivenPictures, keeping former: [Picture] = []
  ) throws(Failure) -> [String] {
    try makeLeadImage(of: given)
    var missing: [String] = []
    pictures = []
    for path in picturePaths {
      if let file = given.named(for: path) {
        pictures.append(WrittenPicture(file, path: path))
      } else if let file = try given.file(at: path) {
        pictures.append(WrittenPicture(file, path: path))
      } else if let kept = former.first(where: { $0.path == path }) {
        pictures.append(WrittenPicture(kept: kept))
      } else {
        missing.append(path)
      }
    }
    return missing
  }

  private var picturePaths: [String] { Picture.paths(lead: content.leadImage, body: body) }

  private mutating func makeLeadImage(of given: GivenPictures) throws(Failure) {
    let names = Set(picturePaths.compactMap { $0.split(separator: "/").last.map(String.init) })
    let others = given.named.filter { !names.contains($0.name) }
    guard let first = others.first else { return }
    guard others.count == 1, content.leadImage == nil else {
      let name = others.last?.name ?? first.name
      throw Failure(
        .invalid,
        "the article does not refer to the picture \(name); write "
          + "'![What it shows](\(Picture.address(of: name)))' in the text, or name it as the lead image"
      )
    }
    content.leadImage = ArticleImage(uri: Picture.address(of: first.name))
  }
}
