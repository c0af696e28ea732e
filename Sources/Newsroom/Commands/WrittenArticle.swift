package import Digests
package import Editorial

/// An article as somebody wrote it: its content, and the body text and the pictures that are stored
/// outside the log.
package struct WrittenArticle: Hashable, Sendable {
  /// Everything but the manuscript's key, which is derived from the text, and the pictures.
  package var content: Content
  package var body: String
  package var pictures: [WrittenPicture]

  package init(content: Content, body: String, pictures: [WrittenPicture] = []) {
    self.content = content
    self.body = body
    self.pictures = pictures
  }

  /// The content under a salt, and what to store.
  package func salted(
    _ salt: Salt
  ) -> (content: Content, text: SaltedText, pictures: [SaltedBytes]) {
    let text = SaltedText(body, salt: salt)
    let salted = pictures.map { $0.salted(salt) }
    var content = content
    content.manuscript = text.key
    content.pictures = salted.map(\.picture)
    return (content, text, salted.compactMap(\.bytes))
  }
}
