import Foundation
import Newsroom
import SCGI
import WebRequests

/// What a person sent in the editor's form after their session had ended. It survives signing in.
struct KeptForm {
  let path: String
  let fields: FormFields
  private let article: UUID?

  /// Nil unless the editor's form was sent.
  init?(_ request: DeskRequest) {
    guard request.received.method == "POST" else { return nil }
    self.init(path: request.received.path, fields: request.fields)
  }

  /// What ``write(to:)`` wrote, after it was sent.
  ///
  /// - Parameter fields: Those of the form for signing in.
  init?(keptIn fields: FormFields) {
    guard let path = fields[Self.prefix + "path"] else { return nil }
    self.init(path: path, fields: fields.dropping(prefix: Self.prefix))
  }

  private init?(path: String, fields: FormFields) {
    if path == DeskPath.newArticle.text {
      article = nil
    } else if let names = Self.pattern.match(PathPattern.parts(of: path)),
      let id = names["article"].flatMap({ UUID(uuidString: $0) })
    {
      article = id
    } else {
      return nil
    }
    (self.path, self.fields) = (path, fields)
  }

  /// The fields as hidden ones of another form.
  var hidden: [(name: String, text: String)] {
    [(Self.prefix + "path", path)]
      + fields.texts.filter { $0.name != "token" }.map { (Self.prefix + $0.name, $0.text) }
  }

  /// The form with the text.
  func page(
    _ desk: WebDesk, _ session: DeskSession, note: String? = nil, problem: Failure? = nil
  ) async -> EditPage {
    await EditRoutes.page(
      desk, session, ManuscriptForm(fields), article, note: note, problem: problem)
  }

  private static let pattern: PathPattern = "/desk/articles/{article}/edit"
  private static let prefix = "kept."
}
