import SCGI
import WebRequests

/// What a person sent that the desk could not use, so that nothing typed is lost.
struct TypedFields {
  let path: String
  /// What a person typed, by the names of the fields.
  let texts: [(name: String, text: String)]
  /// What belongs to the form.
  let hidden: [(name: String, text: String)]

  /// Fields that nobody types.
  private static let own: Set = [
    "token", "command", "form", "copies", "since", "revision", "version",
  ]

  /// Nil if nothing was typed in a form of an article. A password is not kept.
  init?(_ request: SCGIRequest) {
    let isArticle =
      request.path == DeskPath.newArticle.text
      || request.path.hasPrefix("\(DeskPath.articles.text)/")
    guard request.method == "POST", isArticle, request.isFromThisSite, let fields = request.fields
    else { return nil }
    let all = fields.texts.filter { $0.name != "password" }
    texts = all.filter { !Self.own.contains($0.name) && !$0.text.isEmpty }
    hidden = all.filter { Self.own.contains($0.name) || $0.text.isEmpty }
    path = request.path
    guard !texts.isEmpty else { return nil }
  }
}
