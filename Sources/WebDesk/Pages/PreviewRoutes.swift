import Editorial
import Foundation
import HTML
import Manuscripts
import Newsroom
import Pictures
import PlainText
import SCGI
import Syndication
import WebRequests

/// A working copy as readers would see it: the page of the site, with its style and its pictures at
/// the addresses that they have there. It says that it is a preview, and has no links to other pages.
enum PreviewRoutes {
  static let all: [Route] = [
    .post("/desk/articles/{article}/preview", save),
    .post("/desk/new/preview", save),
    .get("/desk/preview/{form}/articles/{slug}/", page),
    .get("/desk/preview/{form}/pictures/{file}", picture),
    .get("/desk/preview/{form}/{file}", style),
  ]

  /// Saves the working copy, and leads to its preview. Without scripts, this is how it is opened.
  private static func save(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let form = ManuscriptForm(request.fields)
    let copy = form.copy(of: UUID(uuidString: request["article"]))
    guard try await desk.newsroom.saveAsLatest(copy, since: form.version, of: session) != nil else {
      throw Failure(
        .refused,
        "a text of this article was erased after the form was opened; copy what you need and open "
          + "the article again")
    }
    return .redirect(to: DeskPath.preview(of: form.id).text)
  }

  /// The page, or what cannot be read yet.
  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let (copy, working) = try await copy(desk, request, session)
    var response: SCGIResponse
    do {
      let article = try article(copy, working, slug: Slug(request["slug"]))
      response = SCGIResponse(
        status: 200, headers: ["Content-Type": "text/html; charset=utf-8"],
        body: site(reader).page(of: article))
    } catch {
      response = FailurePage(failure: Failure(error)).response
      response.status = 422
    }
    // The desk shows it in a frame. It has no scripts.
    response.add(
      "default-src 'none'; style-src 'self'; img-src 'self' https:; form-action 'none'; "
        + "frame-ancestors 'self'; base-uri 'none'", for: "Content-Security-Policy")
    return response
  }

  /// What the copy would be if it were live now. What is incomplete is left out.
  private static func article(
    _ copy: WorkingCopy, _ working: WorkingArticle?, slug: Slug?
  ) throws -> SiteArticle {
    let former = try working.map { try ManuscriptFile(editing: $0) } ?? ManuscriptFile()
    let stored = working?.revision.content.pictures ?? []
    var form = ManuscriptForm(copy)
    form.place([], stored: stored)
    var file = try form.file(editing: former)
    file.headline = file.headline ?? DeskWords.noHeadline
    file.slug = slug
    if (try? file.dateline.complete()) == nil { file.dateline = PartialDateline() }
    if (try? file.leadImage.complete()) == nil { file.leadImage = PartialImage() }
    let (written, slug) = try file.newArticle()
    var content = written.content
    content.pictures = stored
    let item = PublicItem(
      article: copy.article ?? copy.form, slug: slug,
      state: .usable(PublicText(content, markdown: written.body)), firstPublishedAt: copy.savedAt,
      modifiedAt: copy.savedAt, changedAt: copy.savedAt, edition: 1)
    return SiteArticle(item, digest: nil, versions: [])
  }

  private static func style(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let style = site(desk.newsroom.reader(for: session)).style
    guard request["file"] == style.name else { throw Failure(.notFound, "there is no such page") }
    return SCGIResponse(
      status: 200,
      headers: [
        "Content-Type": "text/css; charset=utf-8", "Cache-Control": "private, max-age=3600",
      ],
      body: Array(style.text.utf8))
  }

  /// A picture that is stored with the article, whatever width is asked for.
  private static func picture(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let (_, working) = try await copy(desk, request, session)
    let found = working?.revision.content.pictures.first { picture in
      PublicPicture(picture).files.contains { $0.name == request["file"] }
    }
    guard let found, let working else { throw Failure(.notFound, "there is no such picture") }
    let stored = try await desk.newsroom.reader(for: session)
      .picture(of: working.id.text, at: found.path, revision: nil).value
    return SCGIResponse(
      status: 200,
      headers: [
        "Content-Type": found.format.mediaType, "Cache-Control": "private, max-age=3600",
      ], body: stored.bytes)
  }

  /// The person's own copy, and the article to which it belongs.
  private static func copy(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> (WorkingCopy, WorkingArticle?) {
    guard let form = UUID(uuidString: request["form"]),
      let copy = try await desk.newsroom.workingCopy(form, of: session)
    else { throw Failure(.notFound, "there is no such working copy") }
    guard let article = copy.article else { return (copy, nil) }
    return (copy, try await desk.newsroom.reader(for: session).working(article.text))
  }

  private static func site(_ reader: Member) -> Site {
    let (settings, clock) = (reader.newsroomSettings, DeskClock(reader))
    let language = DeskLanguage.current
    return Site(
      publisher: Publisher(settings), sections: settings.sections,
      clock: SiteClock(zone: clock.zone.timeZone, label: clock.zone.label),
      preview: SitePreview(
        note: DeskWords.isPreview,
        attributes: [.language(language.tag), .direction(language.direction)]))
  }
}
