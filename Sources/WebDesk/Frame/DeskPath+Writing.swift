import Foundation
import HTML
import PlainText

/// The addresses that the editor needs.
extension DeskPath {
  static let keys = DeskPath("/desk/keys")
  static let formToken = DeskPath("/desk/form-token")

  static func script(_ name: String) -> DeskPath { DeskPath("/desk/scripts/\(name).js") }

  /// The form of an article; nil for a new one.
  static func editing(_ article: UUID?) -> DeskPath {
    article.map { .article($0, "edit") } ?? newArticle
  }

  /// The form with what was typed earlier.
  static func editing(_ article: UUID?, copy form: UUID) -> WebAddress {
    DeskPath("\(editing(article).text)?copy=\(form.text)").address
  }

  static func workingCopy(of article: UUID?) -> DeskPath {
    article.map { .article($0, "working-copy") } ?? DeskPath("\(newArticle.text)/working-copy")
  }

  static func discardCopy(of article: UUID?) -> DeskPath {
    DeskPath("\(workingCopy(of: article).text)/discard")
  }
}
