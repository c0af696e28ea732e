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
    "token", "command", "form", "copies", "since", "revision", "version", "session", "article",
    "choice",
  ]
  /// Never shown and never kept.
  private static let secret: Set = ["password", "kept.password"]

  /// Nil if nothing was typed in a form of this site.
  init?(_ request: SCGIRequest) {
    guard request.method == "POST", request.isFromThisSite, let fields = request.fields,
      request.path != DeskPath.signIn.text
    else { return nil }
    let all = fields.all.filter { !Self.secret.contains($0.name) }
    texts = all.filter { !Self.own.contains($0.name) && !$0.text.isEmpty }
    hidden = all.filter { Self.own.contains($0.name) || $0.text.isEmpty }
    path = request.path
    guard !texts.isEmpty else { return nil }
  }
}
