import SCGI
import WebRequests

/// Leads from the address of a form to the page that has it. A browser shows the address of a form after
/// a refusal, and people load it again.
enum FormAddresses {
  /// Those that are no page, although a page could have them, and those whose page is not above them.
  static let routes: [Route] =
    [
      .open(.get, DeskPath.chosen.pattern) { _, _ in .redirect(to: DeskPath.articles.text) },
      .open(.get, DeskPath.decision.pattern) { _, _ in .redirect(to: DeskPath.replies.text) },
    ]
    + ["preview", "merge"].map { part in
      .open(.get, PathPattern("/desk/articles/{article}/\(part)")) { _, request in
        .redirect(to: DeskPath.articles.part(request["article"]).part("edit").text)
      }
    }

  /// The nearest page above the address of a form.
  static func page(of path: String) -> DeskPath {
    var parts = PathPattern.parts(of: path)
    while parts.count > 3 {
      parts.removeLast()
      if case .route = WebDesk.table.choice(method: "GET", path: parts.joined(separator: "/")) {
        return parts.dropFirst(2).reduce(.home) { $0.part(String($1)) }
      }
    }
    return .home
  }
}
