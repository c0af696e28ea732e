import Digests
package import Editorial

/// An article as somebody wrote it: its content, and the body text that is stored outside the log.
package struct WrittenArticle: Hashable, Sendable {
  /// Everything but the manuscript's key, which is derived from the text.
  package var content: Content
  package var body: String

  package init(content: Content, body: String) {
    self.content = content
    self.body = body
  }

  /// The content under a salt, and the text to store.
  func salted(_ salt: Salt) -> (content: Content, text: SaltedText) {
    let text = SaltedText(body, salt: salt)
    var content = content
    content.manuscript = text.key
    return (content, text)
  }
}
