import Foundation
import Syndication

/// An article whose page has stored pictures. The text has no body.
struct PicturedArticle {
  let article: UUID
  let text: PublicText
}
