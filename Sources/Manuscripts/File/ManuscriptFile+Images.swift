package import Editorial

extension ManuscriptFile {
  /// Adds an entry about a picture in the body.
  ///
  /// - Parameter set: Sets its repeated fields with ``set(_:to:line:)``.
  /// - Throws: What `set` throws, or ``ManuscriptError`` if there is no address. Then there is no new
  ///   entry.
  mutating func addImage(
    line: Int?, _ set: (inout ManuscriptFile) throws(ManuscriptError) -> Void
  ) throws(ManuscriptError) {
    let former = images
    images.append(PartialImage())
    do throws(ManuscriptError) {
      try set(&self)
      guard images[images.count - 1].uri != nil else {
        throw ManuscriptError(.missing(.imageURI), line: line)
      }
    } catch {
      images = former
      throw error
    }
  }

  /// Replaces what the file says about pictures in its body.
  package mutating func setImages(_ images: [ArticleImage]) {
    self.images = images.map { PartialImage($0) }
  }

  /// Adds an entry about a picture in the body, with texts as somebody typed them.
  ///
  /// - Throws: ``ManuscriptError`` if a text is not valid, or if there is no address. Then there is no
  ///   new entry.
  package mutating func addImage(_ image: PartialImage) throws(ManuscriptError) {
    let texts: [(ManuscriptField, String?)] = [
      (.imageURI, image.uri), (.imageCaption, image.caption), (.imageAlt, image.alt),
      (.imageCredit, image.credit),
    ]
    try addImage(line: nil) { file throws(ManuscriptError) in
      for (field, text) in texts { if let text { try file.set(field, to: text) } }
    }
  }
}
