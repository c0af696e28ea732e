import Digests
import Editorial

/// Who asks what of an article.
struct SyntheticRequest: Sendable {
  let command: ArticleCommand
  let actor: Actor
  /// The text that the command's events carry the key of.
  var text: SaltedText?
}
