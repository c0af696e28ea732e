import Foundation
import Newsroom
import PlainText
import SCGI
import WebRequests

/// What a person sent in a form that the desk could not use, so that nothing typed is lost. It survives
/// signing in.
struct KeptForm {
  /// Where the form was sent.
  let path: String
  let fields: FormFields

  /// What a request has; the form that an earlier one kept, if the person is signing in. Nil if
  /// nothing was typed.
  init?(_ request: SCGIRequest) {
    guard request.method == "POST", request.isFromThisSite, let fields = request.fields
    else { return nil }
    if [DeskPath.signIn, .code].contains(DeskPath(request.path)) {
      self.init(keptIn: fields)
    } else {
      self.init(path: request.path, fields: fields)
    }
  }

  /// What ``hidden`` was, after it was sent.
  ///
  /// - Parameter fields: Those of the form for signing in.
  init?(keptIn fields: FormFields) {
    guard let path = fields[Self.pathField] else { return nil }
    self.init(path: path, fields: fields.dropping(prefix: Self.prefix))
  }

  private init?(path: String, fields: FormFields) {
    (self.path, self.fields) = (path, fields)
    guard Self.keeps(path), !typed.isEmpty else { return nil }
  }

  /// Not forms with secrets, forms without a text, and what only scripts send. The script of the editor
  /// keeps the text in the browser.
  static func keeps(_ path: String) -> Bool {
    guard case .route(let route, _) = WebDesk.table.choice(method: "POST", path: path) else {
      return false
    }
    if case .readers = route.kind { return false }
    let beginnings = [
      "/desk/sign-", "/desk/account", "/desk/reset/", "/desk/people/", "/desk/paste",
      "\(DeskPath.destinations.text)/", "\(DeskPath.readModels.text)/",
    ]
    let others = ["working-copy", "presence", "revoke", "take-over", "dismiss"]
    return !beginnings.contains { path.hasPrefix($0) }
      && !PathPattern.parts(of: route.pattern.text).contains { others.contains(String($0)) }
  }

  private static let prefix = "kept."
  /// Says where the form was sent. It does not begin with ``prefix``, because it is not a field of the form.
  private static let pathField = "kept-path"

  /// Fields that nobody types.
  private static let own: Set = [
    "token", "command", "form", "copies", "since", "revision", "version", "page", "list", "article",
    "reply", "action", "decision", "status", "number", "restored", "id", "theirs", "all", "stay",
    "lost-files",
  ]

  /// Every value but the token. A password is not kept.
  private var values: [(name: String, text: String)] {
    fields.names.filter { $0 != "token" && $0 != "password" }
      .flatMap { name in fields.all(name).map { (name, $0) } }
  }

  /// What a person typed, by the names of the fields.
  var typed: [(name: String, text: String)] {
    values.filter { !Self.own.contains($0.name) && !$0.text.isEmpty }
  }

  /// What belongs to the form.
  var untyped: [(name: String, text: String)] {
    values.filter { Self.own.contains($0.name) || $0.text.isEmpty }
  }

  /// Whether the form asks for the person's password.
  var needsPassword: Bool { fields["password"] != nil }

  /// All of it as hidden fields of the form for signing in.
  var hidden: [(name: String, text: String)] {
    var all = values
    if needsPassword { all.append(("password", "")) }
    if fields.lostFiles != nil { all.append(("lost-files", "1")) }
    return [(Self.pathField, path)] + all.map { (Self.prefix + $0.name, $0.text) }
  }

  /// The form with the text, to a person who can send it again.
  func page(
    _ desk: WebDesk, _ session: DeskSession, note: String? = nil, problem: Failure? = nil,
    status: Int = 200
  ) async -> SCGIResponse {
    let notes = [note, fields.lostFiles].compactMap(\.self)
    let note = notes.isEmpty ? nil : notes.joined(separator: " ")
    guard isOfEditor else {
      if let article = killed,
        let page = try? await KillPage.answer(
          desk, article, session, typed: fields, note: note, problem: problem, status: status)
      {
        return page
      }
      let purpose = await purpose(desk, session)
      return KeptFormPage(
        kept: self, purpose: purpose, session: session, note: note, problem: problem
      ).response(status: status)
    }
    return await EditRoutes.page(
      desk, session, ManuscriptForm(fields), article, note: note, sent: fields, problem: problem
    ).response(status: status)
  }

  var parts: [Substring] { PathPattern.parts(of: path) }

  /// The article whose page for killing sends its form there; nil for other forms.
  private var killed: String? { Self.kill.match(parts)?["article"] }

  /// Whether the editor sends its form there.
  var isOfEditor: Bool {
    article != nil || Self.newArticle.contains { $0.match(parts) != nil }
  }

  /// The article of the editor's form; nil for a new one, and for other forms.
  private var article: UUID? {
    Self.article.lazy.compactMap { $0.match(parts)?["article"] }.first
      .flatMap { UUID(uuidString: $0) }
  }

  private static let kill: PathPattern = "/desk/articles/{article}/kill"
  private static let newArticle: [PathPattern] = [DeskPath.newArticle.pattern, "/desk/new/preview"]
  private static let article: [PathPattern] = [
    "/desk/articles/{article}/edit", "/desk/articles/{article}/preview",
    "/desk/articles/{article}/merge",
  ]
}

extension FormFields {
  /// What a person must know if a form with files comes back: a browser does not keep files.
  var lostFiles: String? {
    files.isEmpty && self["lost-files"] == nil ? nil : DeskWords.chooseAgain
  }
}
