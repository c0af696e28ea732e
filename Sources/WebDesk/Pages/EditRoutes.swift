import Editorial
import Foundation
import Manuscripts
import Newsroom
import Pictures
import PlainText
import SCGI
import WebRequests

/// The form in which people write, and what it saves.
enum EditRoutes {
  static let all: [Route] = [
    .get(DeskPath.newArticle.pattern, open),
    .post(DeskPath.newArticle.pattern, draft),
    .get("/desk/articles/{article}/edit", open),
    .post("/desk/articles/{article}/edit", save),
  ]

  /// The form with the working text, or with what the person typed earlier and asks for.
  private static func open(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard session.actor.role != .auditor else {
      throw Failure(
        .forbidden, "auditors can read everything and change nothing; ask an editor or an admin")
    }
    let reader = desk.newsroom.reader(for: session)
    var (form, working) = (ManuscriptForm(), WorkingArticle?.none)
    if !request["article"].isEmpty {
      let found = try await reader.working(request["article"])
      form = ManuscriptForm(try ManuscriptFile(editing: found), version: found.version)
      working = found
    }
    let article = working?.id
    var (copies, state) = (
      await UnsavedTexts.unsaved(
        try await desk.newsroom.workingCopies(of: session, for: article), reader), ""
    )
    // Somebody who typed before can still copy the text, or discard it.
    if let working, copies.isEmpty, let refusal = reader.refusalToRevise(working) { throw refusal }
    if let wanted = request.fields.text("copy").flatMap({ UUID(uuidString: $0) }),
      let copy = copies.first(where: { $0.form == wanted })
    {
      form = ManuscriptForm(copy)
      state = DeskWords.copySaved(DeskClock(reader).time(copy.savedAt))
      copies.removeAll { $0.form == wanted }
    }
    var page = await page(
      desk, session, form, article, stored: working?.revision.content.pictures ?? [])
    (page.offers, page.state) = (copies, state)
    page.remark = working.flatMap { DeskWords.savingEnds(in: $0.state, page.clock) }
    if let article {
      page.notes = NotesSection(
        notes: try await reader.notes(on: article.text).value, article: article, session: session,
        clock: page.clock, page: .edit)
    }
    page.note = DoneAction(request.fields)?.words
    return page.response()
  }

  private static func draft(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    var form = ManuscriptForm(request.fields)
    do {
      let author = try await desk.newsroom.author(for: session)
      let pictures = try request.fields.pictures
      form.place(pictures.map(\.name))
      var (article, slug) = try form.file().newDraft()
      _ = try article.add(GivenPictures(pictures))
      let receipt = try await author.draft(article, slug: slug, options: request.fields.options)
      return await saved(DoneAction(.draft, receipt), receipt.id, form, request, desk, session)
    } catch {
      return try await page(
        desk, session, form, nil, sent: request.fields, problem: Failure(error)
      ).answer(to: error)
    }
  }

  private static func save(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    var form = ManuscriptForm(request.fields)
    let author = try await desk.newsroom.author(for: session)
    let id = try await author.find(request["article"])
    do {
      let working = try await author.working(id.text, for: request.fields.options)
      let pictures = try request.fields.pictures
      form.place(pictures.map(\.name), stored: working.revision.content.pictures)
      let file = try form.file(editing: try ManuscriptFile(editing: working))
      var next = try ProposedRevision(of: working, from: file)
      _ = try next.addPictures(GivenPictures(pictures))
      let receipt = try await author.save(next, options: request.fields.options).value
      let done = DoneAction(.save, receipt, after: working.state)
      return await saved(done, id, form, request, desk, session)
    } catch {
      let problem = Failure(error)
      if problem.kind == .conflict {
        return try await MergeRoutes.page(
          desk, session, form, id, hasLostFiles: !request.fields.files.isEmpty)
      }
      return try await page(
        desk, session, form, id, sent: request.fields, problem: problem
      ).answer(to: error)
    }
  }

  /// Leads to the article, or back to its form, and ends the working copies that have the saved text.
  /// If that fails, they are offered later.
  private static func saved(
    _ done: DoneAction, _ article: UUID, _ form: ManuscriptForm, _ request: DeskRequest,
    _ desk: WebDesk, _ session: DeskSession
  ) async -> SCGIResponse {
    try? await desk.newsroom.endWorkingCopy(form.id, of: session)
    let others = try? await desk.newsroom.workingCopies(of: session, for: article)
    for copy in others ?? [] where ManuscriptForm(copy).differences(from: form).isEmpty {
      try? await desk.newsroom.endWorkingCopy(copy.form, of: session)
    }
    let page = request.fields["stay"] == nil ? DeskPath.article(article) : .editing(article)
    return .redirect(to: done.query(ending: form.id).text(of: page))
  }

  /// The form with what a person typed.
  ///
  /// - Parameters:
  ///   - stored: The pictures of the article's last revision; nil if they have not been read.
  ///   - note: What to know; nil for what the fields say about lost files.
  ///   - sent: The fields of a form that comes back.
  static func page(
    _ desk: WebDesk, _ session: DeskSession, _ form: ManuscriptForm, _ article: UUID?,
    stored: [Picture]? = nil, note: String? = nil, sent: FormFields? = nil, problem: Failure? = nil
  ) async -> EditPage {
    let reader = desk.newsroom.reader(for: session)
    var (others, pictures) = ([String](), stored ?? [])
    if let article {
      others = await desk.presence.others(than: session.actor.name, in: article)
      if stored == nil, let working = try? await reader.working(article.text) {
        pictures = working.revision.content.pictures
      }
    }
    return EditPage(
      session: session, form: form, article: article, clock: DeskClock(reader), others: others,
      note: note ?? sent?.lostFiles, problem: problem, storedPictures: pictures,
      hasLostFiles: sent?.lostFiles != nil)
  }
}

extension FormFields {
  /// The pictures that were chosen, pasted or dropped.
  ///
  /// - Throws: ``Failure`` that names a file that is not a picture or is too large, or whose name another
  ///   one has.
  fileprivate var pictures: [(name: String, file: PictureFile)] {
    get throws(Failure) {
      var pictures: [(name: String, file: PictureFile)] = []
      for file in files where file.field == "pictures" {
        // An article cannot tell them apart.
        guard !pictures.contains(where: { $0.name == file.name }) else {
          throw Failure(.invalid, "two pictures are named \(file.name); rename one of them")
        }
        do throws(PictureError) {
          pictures.append((file.name, try PictureFile(file.bytes)))
        } catch {
          throw Failure(.invalid, "\(file.name): \(error)")
        }
      }
      return pictures
    }
  }
}
