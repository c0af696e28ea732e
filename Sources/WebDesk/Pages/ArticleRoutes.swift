import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The pages and forms of articles.
enum ArticleRoutes {
  static let all: [Route] =
    [
      .get("/desk/articles/{article}") { desk, request, session in
        PastArticlePage.isAsked(by: request.fields)
          ? try await PastArticlePage.answer(desk, request, session)
          : try await page(desk, request, session)
      },
      .get("/desk/articles/{article}/kill") { desk, request, session in
        try await KillPage.answer(desk, request["article"], session, typed: request.fields)
      },
    ]
    + ArticleAction.allCases.map { action in
      .post(PathPattern("/desk/articles/{article}/\(action.rawValue)")) { desk, request, session in
        try await perform(action, desk, request, session)
      }
    }

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, refusal: Refusal? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let found = try await reader.work(on: request["article"])
    let article = found.value.article
    let board = article.board
    let isOpen =
      session.actor.role != .auditor && board.publicationState != .killed
      && board.editorialState != .spiked
    let permitted = found.value.permitted
    var ending: HistoryEntry?
    if article.publication != nil, let event = board.publicationState.endingEvent {
      ending = try await reader.history(board.article.text).value.last {
        $0.row.event == event
      }
    }
    let page = ArticlePage(
      session: session, answer: article, permitted: permitted,
      replyPolicy: found.value.replyPolicy, remarks: found.remarks, clock: DeskClock(reader),
      ending: ending, notes: found.value.notes,
      linkRemarks: try await reader.waitingRemarks(on: board.article),
      checklist: isOpen ? found.value.checklist : nil,
      difference: permitted.contains(.correct)
        ? try await reader.difference(from: article.publication?.revision, to: article) : nil,
      publicPage: board.publicationState == .published
        ? desk.publicPage(of: board.slug, in: reader.newsroomSettings) : nil,
      done: DoneAction(request.fields), refusal: refusal)
    return page.response
  }

  /// Carries out an action. If a rule refuses it, the article's page says why, and keeps what was typed; for
  /// an action of the review, this is the page of the review.
  private static func perform(
    _ action: ArticleAction, _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    do {
      if action.fields.contains(.password) {
        try await desk.confirm(session, in: request)
      }
      let author = try await desk.newsroom.author(for: session)
      let id = try await author.find(request["article"])
      let receipt = try await action.perform(
        on: id, with: request.fields, as: author, options: request.fields.options)
      let base = request.fields.reviewBase.map { "&since=\($0.rawValue)" } ?? ""
      return .redirect(
        to: DoneAction(action, receipt).query().text(of: request.fields.page.path(of: id)) + base)
    } catch let error {
      let failure = Failure(error)
      guard [.refused, .unacceptable, .conflict, .invalid, .notFound].contains(failure.kind)
      else {
        throw failure
      }
      if action == .kill {
        return try await KillPage.answer(
          desk, request["article"], session, typed: request.fields, problem: failure, status: 422)
      }
      let refusal = try await refusal(of: action, failure, desk, request, session)
      return request.fields.page == .review
        ? try await ReviewPage.answer(desk, request, session, refusal: refusal)
        : try await page(desk, request, session, refusal: refusal)
    }
  }

  private static func refusal(
    of action: ArticleAction, _ problem: Failure, _ desk: WebDesk, _ request: DeskRequest,
    _ session: DeskSession
  ) async throws -> Refusal {
    var refusal = Refusal(action: action, typed: request.fields, problem: problem)
    if problem.kind == .conflict, let seen = request.fields.options.expectedVersion {
      let reader = desk.newsroom.reader(for: session)
      let id = try await reader.find(request["article"])
      refusal.news = try await reader.changes(of: id, since: seen)
    }
    return refusal
  }
}

extension PublicationState {
  /// What ends the publication of an article in this state; nil for a state in which it is public.
  fileprivate var endingEvent: StoredEventType? {
    switch self {
    case .unpublished: .unpublished
    case .killed: .killed
    case .published, .held: nil
    }
  }
}

extension FormFields {
  /// A form that is sent twice records once, and one from an old page changes nothing.
  var options: CommandOptions {
    CommandOptions(
      commandID: text("command").flatMap { UUID(uuidString: $0) },
      expectedRevision: text("revision").flatMap { Int($0) },
      expectedVersion: text("version").flatMap { Int($0) })
  }
}
