import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The links to revisions of an article: made, listed and revoked by the people of the newsroom.
enum LinkRoutes {
  private static let pattern: PathPattern = "/desk/articles/{article}/links"

  static let all: [Route] = [
    .get(pattern) { desk, request, session in try await page(desk, request, session) },
    .post(pattern, make),
    .post("/desk/articles/{article}/links/revoke") { desk, request, session in
      try await change(desk, request, session, "link") { try await $0.revoke(link: $2) }
    },
    .post("/desk/articles/{article}/links/take-over") { desk, request, session in
      try await change(desk, request, session, "remark") {
        try await $0.takeOver(remark: $2, on: $1)
      }
    },
    .post("/desk/articles/{article}/links/dismiss") { desk, request, session in
      try await change(desk, request, session, "remark") { try await $0.dismiss(remark: $2) }
    },
  ]

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, link: String? = nil,
    problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let found = try await reader.show(request["article"])
    let page = LinksPage(
      session: session, answer: found.value,
      links: try await reader.links(to: found.value.board.article), clock: DeskClock(reader),
      made: link, problem: problem)
    return page.response
  }

  private static func make(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    do {
      let author = try await desk.newsroom.author(for: session)
      let id = try await author.find(request["article"])
      let made = try await author.makeLink(
        to: id, revision: request.fields.text("revision").flatMap { Int($0) } ?? 0,
        for: request.fields.text("reader") ?? "",
        days: request.fields.text("days").flatMap { Int($0) } ?? 0,
        secret: request.fields.options.commandID.map { LinkSecret.ofRevisionLink($0, in: session) })
      let link = request.received.site + DeskPath.link(made.secret).text
      return try await page(desk, request, session, link: link)
    } catch let failure as Failure
      where [.invalid, .refused, .unacceptable].contains(failure.kind)
    {
      return try await page(desk, request, session, problem: failure)
    }
  }

  /// - Parameter field: Has the id of what is changed.
  private static func change(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, _ field: String,
    _ body: (_ author: Member, _ article: UUID, _ id: UUID) async throws -> Void
  ) async throws -> SCGIResponse {
    guard let changed = request.fields.text(field).flatMap({ UUID(uuidString: $0) }) else {
      throw Failure(.invalid, "the form cannot be read; load the page and try again")
    }
    let author = try await desk.newsroom.author(for: session)
    let id = try await author.find(request["article"])
    try await body(author, id, changed)
    return .redirect(to: DeskPath.article(id, "links").text)
  }
}
