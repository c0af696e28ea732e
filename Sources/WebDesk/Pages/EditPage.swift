import Editorial
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// The form in which a person writes: a new article, or a new revision of one.
struct EditPage {
  let session: DeskSession
  let form: ManuscriptForm
  /// Nil for a new article.
  let article: UUID?
  /// Why the last try was refused.
  var problem: Failure?

  /// The form again, with what was typed; or the error, if the person cannot do anything about it.
  func answer(to error: any Error) throws -> SCGIResponse {
    switch problem?.kind {
    case .conflict?: response(status: 409)
    case .forbidden?, .notFound?: throw error
    default: response(status: 422)
    }
  }

  func response(status: Int = 200) -> SCGIResponse {
    let title = article == nil ? DeskWords.newArticle : DeskWords.edit
    let frame = DeskFrame(title: title, session: session, place: nil, scripts: [.editor])
    return .page(
      frame.page { writer in
        writer.write(.h1, text: title)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
          if problem.kind == .conflict, let article {
            writer.begin(.p)
            writer.write(
              .a, .link(DeskPath.article(article, "changes").address), text: DeskWords.seeChanges)
            writer.end()
          }
        }
        writeForm(to: &writer)
      }, status: status)
  }

  private func writeForm(to writer: inout HTMLWriter) {
    let path = article.map { DeskPath.article($0, "edit") } ?? DeskPath.newArticle
    writer.begin(
      .form,
      HTMLAttribute.posting(to: path.address)
        + [.id("editor"), .data("words", DeskWords.editor.text)])
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    if let revision = form.baseRevision { writer.write(hidden: "revision", "\(revision)") }
    let isDate = form["date"].isEmpty || CalendarDate(form["date"]) != nil
    let text: [HTMLAttribute] = [.kind("text"), .direction("auto")]
    writer.write(
      field: "headline", DeskWords.headline, text + [.value(form["headline"]), .required])
    writer.write(
      area: "standfirst", DeskWords.standfirst, text: form["standfirst"],
      [.rows(2), .direction("auto")])
    writer.write(
      area: "body", DeskWords.text, text: form.body, [.rows(20), .direction("auto")])
    writer.write(
      area: "byline", DeskWords.byline, text: form["byline"],
      [.rows(2), .direction("auto")])
    writer.begin(.fieldset)
    writer.write(.legend, text: DeskWords.dateline)
    writer.write(field: "place", DeskWords.place, text + [.value(form["place"])])
    writer.write(
      field: "date", DeskWords.date,
      // A browser shows no date that it cannot read.
      [.kind(isDate ? "date" : "text"), .value(form["date"])])
    writer.write(field: "source", DeskWords.source, text + [.value(form["source"])])
    writer.end()
    writer.write(field: "section", DeskWords.section, text + [.value(form["section"])])
    writer.write(
      field: "keywords", DeskWords.keywords,
      text + [.value(form["keywords"])])
    writer.write(
      field: "language", DeskWords.language,
      [.kind("text"), .value(form["language"]), .unchecked])
    if article == nil {
      writer.write(
        field: "slug", DeskWords.newSlug,
        [.kind("text"), .value(form["slug"]), .unchecked])
    }
    writer.write(.button, .kind("submit"), .cssClass("save"), text: DeskWords.save)
    writer.end()
  }
}
