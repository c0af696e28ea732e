import Editorial
import Foundation
import HTML
import JSON
import Newsroom
import Pictures
import PlainText
import SCGI

/// The form in which a person writes: a new article, or a new revision of one.
struct EditPage {
  let session: DeskSession
  let form: ManuscriptForm
  /// Nil for a new article.
  let article: UUID?
  /// What reviewers noted.
  var notes: NotesSection?
  let clock: DeskClock
  /// What the person typed earlier and has not saved as a revision.
  var offers: [WorkingCopy] = []
  /// Who else has the article's form open.
  var others: [String] = []
  /// What to know before one continues.
  var note: String?
  /// What saving would end.
  var remark: String?
  /// Why the last try was refused.
  var problem: Failure?
  /// The pictures of the article's last revision.
  var storedPictures: [Picture] = []
  /// Whether the person chose pictures that came with a form which was not saved.
  var hasLostFiles = false
  /// Whether the newsroom has the text, in words; empty if it is that of a revision.
  var state = DeskWords.notSavedYet

  /// The form again, with what was typed; or the error, if the person cannot do anything about it.
  func answer(to error: any Error) throws -> SCGIResponse {
    switch problem?.kind {
    case .unavailable?, .interrupted?, .failed?: throw error
    case .forbidden?: response(status: 403)
    default: response(status: 422)
    }
  }

  func response(status: Int = 200) -> SCGIResponse {
    let headline = form["headline"].trimmed
    let title =
      article == nil
      ? DeskWords.newArticle
      : DeskWords.editing(headline.isEmpty ? DeskWords.noHeadline : headline)
    let frame = DeskFrame(title: title, session: session, place: nil, scripts: [.editor])
    return .page(
      frame.page { writer in
        writer.write(.h1, .direction("auto"), text: title)
        if let article {
          writer.begin(.p)
          writer.write(.a, .link(DeskPath.article(article).address), text: DeskWords.toArticle)
          writer.end()
        }
        if let note { writer.write(.p, .cssClass("done"), .role("status"), text: note) }
        if let problem {
          writer.write(
            .p, .cssClass("problem"), .role("alert"), text: clock.text(problem.sentence))
        }
        if let remark { writer.write(.p, .cssClass("problem"), text: remark) }
        writer.writeSetUp(of: session)
        CopyOffers(
          session: session, article: article, offers: CopyOffer.all(of: offers, beside: form),
          clock: clock
        ).write(to: &writer)
        writer.write(.p, .cssClass("hint"), .id("others"), text: DeskWords.others(others))
        writeForm(to: &writer)
        notes?.write(to: &writer)
      }, status: status)
  }

  private func writeForm(to writer: inout HTMLWriter) {
    let path = DeskPath.editing(article)
    writer.begin(
      .form,
      HTMLAttribute.posting(to: path.address) + [
        .id("editor"), .data("words", DeskWords.editor.text),
        .data("person", session.actor.name), .data("article", article?.text ?? "new"),
        .data("copy", DeskPath.workingCopy(of: article).text),
        .data("preview", DeskPath.anyPreview.text), .withFiles,
        .data("zone", clock.zone.identifier), .data("zone-label", clock.zone.label),
        .data("largest-picture", "\(PictureLimits.standard.bytes)"),
        .data("largest-pictures", "\(PictureFields.largestUpload)"),
        .data("presence", article.map { DeskPath.article($0, "presence").text } ?? ""),
      ])
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "form", form.id.text)
    writer.write(hidden: "copies", "\(form.copies)")
    writer.write(hidden: "since", "\(form.version)")
    if let revision = form.baseRevision { writer.write(hidden: "revision", "\(revision)") }
    writeText(to: &writer)
    writeFacts(to: &writer)
    PictureFields(
      form: form, stored: storedPictures, isOpen: hasLostFiles || form.hasPictureProblem
    ).write(to: &writer)
    writer.begin(.p, .cssClass("actions"))
    writer.write(.button, .kind("submit"), .cssClass("save"), text: DeskWords.save)
    writer.write(
      .button, .kind("submit"), .cssClass("quiet stay"), .name("stay"), .value("1"),
      text: DeskWords.saveAndContinue)
    writer.write(
      .button,
      [.kind("submit"), .cssClass("quiet preview"), .sentIncomplete]
        + HTMLAttribute.opening(DeskPath.savingPreview(of: article).address),
      text: DeskWords.preview)
    // The script begins by saving a text that is neither a revision nor a working copy.
    writer.write(.span, .cssClass("hint"), .id("copy-state"), .role("status"), text: state)
    writer.end()
    writer.end()
  }

  private func writeText(to writer: inout HTMLWriter) {
    writer.begin(.div, .cssClass("text"))
    writer.write(field: "headline", DeskWords.headline, line("headline") + [.required])
    writer.write(
      area: "standfirst", DeskWords.standfirst, text: form["standfirst"],
      [.rows(2), .direction("auto")])
    writer.write(
      area: "body", DeskWords.text, text: form.body, [.rows(20), .direction("auto")])
    writer.end()
  }

  private func writeFacts(to writer: inout HTMLWriter) {
    writer.begin(.div, .cssClass("aside"))
    writer.write(
      area: "byline", DeskWords.byline, text: form["byline"],
      [.rows(2), .direction("auto")])
    writer.begin(.fieldset)
    writer.write(.legend, text: DeskWords.dateline)
    writer.write(field: "place", DeskWords.place, line("place"))
    let isDate = form["date"].isEmpty || CalendarDate(form["date"]) != nil
    writer.write(
      field: "date", DeskWords.date,
      // A browser shows no date that it cannot read.
      [.kind(isDate ? "date" : "text"), .value(form["date"])])
    writer.write(field: "source", DeskWords.source, line("source"))
    writer.end()
    writer.write(field: "section", DeskWords.section, line("section"))
    writer.write(field: "keywords", DeskWords.keywords, line("keywords"))
    writer.write(
      field: "language", DeskWords.language,
      [.kind("text"), .value(form["language"]), .unchecked])
    if article == nil {
      writer.write(
        field: "slug", DeskWords.newSlug, [.kind("text"), .value(form["slug"]), .unchecked])
    }
    writer.end()
  }

  private func line(_ name: String) -> [HTMLAttribute] {
    [.kind("text"), .direction("auto"), .value(form[name])]
  }
}
