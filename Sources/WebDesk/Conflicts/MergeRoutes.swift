import Editorial
import Foundation
import Manuscripts
import Newsroom
import PlainText
import SCGI
import WebRequests

/// What a person does when somebody saved in the meantime.
enum MergeRoutes {
  static let all: [Route] = [.post("/desk/articles/{article}/merge", merge)]

  /// The page that asks. The person's text is kept as a working copy, whatever they choose.
  ///
  /// - Parameter hasLostFiles: Whether the person chose pictures too.
  static func page(
    _ desk: WebDesk, _ session: DeskSession, _ form: ManuscriptForm, _ article: UUID,
    hasLostFiles: Bool
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let working = try await reader.working(article.text)
    let number = try await desk.newsroom.saveAsLatest(
      form.copy(of: article), since: form.version, of: session)
    let mine = number.map { form.counted($0) } ?? form
    let merge = FormMerge(
      base: try await file(form.baseRevision, of: article, reader),
      theirs: try ManuscriptFile(editing: working), mine: mine)
    return ConflictPage(
      session: session, article: article, merge: merge, working: working, clock: DeskClock(reader),
      isKept: number != nil, hasLostFiles: hasLostFiles
    ).response()
  }

  private static func merge(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let article = try await reader.find(request["article"])
    let (form, fields) = (ManuscriptForm(request.fields), request.fields)
    let theirs = fields.text("theirs").flatMap { Int($0) }
    let merged: ManuscriptForm
    var note: String
    switch fields["all"].flatMap({ FormMerge.Choice(rawValue: $0) }) {
    case .theirs:
      return .redirect(to: DeskPath.editing(article).text)
    case .mine:
      merged = form.replacing([:], body: form.body, baseRevision: theirs)
      note = DeskWords.mineIsHere
    case .both, nil:
      let merge = FormMerge(
        base: try await file(form.baseRevision, of: article, reader),
        theirs: try await file(theirs, of: article, reader), mine: form)
      merged = merge.form(basedOn: theirs) { name in
        fields["choice-\(name)"].flatMap { FormMerge.Choice(rawValue: $0) }
      }
      note = DeskWords.mergedIsHere
    }
    if let lostFiles = fields.lostFiles { note += " \(lostFiles)" }
    return await EditRoutes.page(desk, session, merged, article, note: note, sent: fields)
      .response()
  }

  /// A revision; an empty one if its text was erased.
  private static func file(
    _ number: Int?, of article: UUID, _ reader: Member
  ) async throws -> ManuscriptFile {
    let found = try await reader.show(article.text, revision: number)
    return (try? ManuscriptFile(found.value)) ?? ManuscriptFile()
  }
}
