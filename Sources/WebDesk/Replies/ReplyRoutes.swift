import Digests
import Editorial
import Foundation
import Newsroom
import SCGI
import Syndication
import WebRequests

/// What readers see: the form for a reply, from any site, without a session.
enum ReplyRoutes {
  static let all: [Route] = [
    .forReaders(.get, DeskPath.reply.pattern) { desk, request in
      try await answer(desk, request) { article, _ in
        ReplyPage(article, token: desk.replyTokens.token(for: article.id)).response()
      }
    },
    .forReaders(.post, DeskPath.reply.pattern) { desk, request in
      try await answer(desk, request) { article, typed in
        try await receive(typed, for: article, desk, request)
      }
    },
  ]

  /// The largest form that is read, in bytes. A text of the greatest length is far below it.
  private static let longestForm = 256 << 10

  /// Shows what went wrong in words for a reader, with what the reader typed.
  private static func answer(
    _ desk: WebDesk, _ request: DeskRequest,
    _ body: (RepliableArticle, TypedReply) async throws -> SCGIResponse
  ) async throws -> SCGIResponse {
    let typed = TypedReply(request.fields)
    do {
      guard request.received.body.count <= longestForm else {
        return ReplyRefusedPage(sentence: ReplyWebWords.tooLarge).response(status: 413)
      }
      guard let id = UUID(uuidString: request["article"]) else { throw ReplyRefusal.notPublic }
      var article = try await desk.newsroom.repliable(id)
      if article.address == nil, desk.isBesideSite {
        article.address = "/\(SitePath.article(article.slug).text)"
      }
      return try await body(article, typed)
    } catch let refusal as ReplyRefusal {
      let status = refusal == .notPublic ? 404 : 410
      return ReplyRefusedPage(sentence: "\(refusal)", kept: typed.text).response(status: status)
    } catch {
      let failure = Failure(error)
      desk.report(failure, of: request.received)
      let isDefect = failure.kind == .failed
      var page = ReplyRefusedPage(sentence: ReplyWebWords.later)
      if !typed.isEmpty, let id = UUID(uuidString: request["article"]) {
        page = ReplyRefusedPage(
          sentence: ReplyWebWords.sendAgain,
          form: ReplyForm(
            article: id, token: typed.token ?? desk.replyTokens.token(for: id), typed: typed,
            hint: ReplyWebWords.limit))
      }
      var response = page.response(status: isDefect ? 500 : 503)
      if !isDefect { response.add("5", for: "Retry-After") }
      return response
    }
  }

  private static func receive(
    _ typed: TypedReply, for article: RepliableArticle, _ desk: WebDesk, _ request: DeskRequest
  ) async throws -> SCGIResponse {
    // Only a program fills in the field that nobody sees. It is not told.
    guard typed.trap.isEmpty else { return ReplyReceivedPage(article).response }
    let given = typed.token.flatMap { desk.replyTokens.read($0, for: article.id) }
    func form(
      _ remark: ReplyPage.Remark, status: Int = 200, keepsToken: Bool = true
    ) -> SCGIResponse {
      let token = keepsToken && given != nil ? typed.token : nil
      return ReplyPage(
        article, token: token ?? desk.replyTokens.token(for: article.id), typed: typed,
        remark: remark
      ).response(status: status)
    }
    let address = request.address
    guard await desk.replyLimits.takeForm(from: address) else {
      return form(.sentence(ReplyWebWords.tooMany), status: 429)
    }
    let words: ReplyWords
    do throws(ReplyProblem) {
      words = try ReplyWords(
        name: typed.name, text: typed.text, email: typed.email, allowsLinks: article.allowsLinks)
    } catch {
      return form(.problem(error), status: 422)
    }
    // A form on a page of the site has no token: its reader sees the reply once more.
    guard let given else { return form(.sentence(ReplyWebWords.check)) }
    guard given.isRipe() else { return form(.sentence(ReplyWebWords.tooQuick)) }
    let digest = Digest(of: "\(article.id) \(words.stored)".utf8)
    if await desk.replyLimits.isRepeated(digest) { return ReplyReceivedPage(article).response }
    guard await desk.replyLimits.takeReply(from: address, to: article.id) else {
      return form(.sentence(ReplyWebWords.tooMany), status: 429)
    }
    do {
      try await desk.newsroom.receive(words, to: article.id, from: given.id)
      await desk.replyLimits.note(digest)
    } catch let failure as Failure where failure.kind == .conflict {
      return form(.sentence(ReplyWebWords.usedForm), status: 409, keepsToken: false)
    }
    return ReplyReceivedPage(article).response
  }
}

/// What a reader typed, as it came.
struct TypedReply: Sendable {
  var name = ""
  var text = ""
  var email = ""
  /// The field that nobody sees.
  var trap = ""
  var token: String?

  init() {}

  /// Whether a reader typed nothing.
  var isEmpty: Bool { name.isEmpty && text.isEmpty && email.isEmpty }

  init(_ fields: FormFields) {
    (name, text) = (fields["name"] ?? "", fields["text"] ?? "")
    (email, trap) = (fields["email"] ?? "", fields["website"] ?? "")
    token = fields.text("form")
  }
}
