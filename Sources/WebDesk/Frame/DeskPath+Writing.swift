import Foundation
import HTML
import PlainText

/// The addresses that the editor needs.
extension DeskPath {
  static let keys = DeskPath("/desk/keys")
  static let paste = DeskPath("/desk/paste")
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

  /// Saves the working copy and shows it.
  static func savingPreview(of article: UUID?) -> DeskPath {
    article.map { .article($0, "preview") } ?? DeskPath("\(newArticle.text)/preview")
  }

  static func preview(of form: UUID) -> DeskPath { preview(form.text) }
  /// For scripts, which put the form in its place.
  static let anyPreview = preview("{form}")

  private static func preview(_ form: String) -> DeskPath {
    DeskPath("/desk/preview/\(form)/articles/preview/")
  }
}
