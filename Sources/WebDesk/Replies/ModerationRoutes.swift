import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import SCGI
import WebRequests

/// The desk's pages for the replies of readers.
enum ModerationRoutes {
  static let all: [Route] = [
    .get(DeskPath.replies.pattern) { desk, request, session in
      try await list(desk, request, session)
    },
    .post(DeskPath.decision.pattern, decide),
    .get(DeskPath.moderation.pattern) { desk, request, session in
      try await page(desk, request, session)
    },
    .post(PathPattern("\(DeskPath.moderation.text)/answer")) { desk, request, session in
      try await act(desk, request, session) { author, id in
        try await author.answer(
          request.fields["answer"] ?? "", to: id, options: request.fields.replyOptions)
      }
    },
    .post(PathPattern("\(DeskPath.moderation.text)/erase")) { desk, request, session in
      try await act(desk, request, session) { author, id in
        try await desk.confirm(session, in: request)
        let command = ReplyCommand.erase(
          reason: request.fields["reason"] ?? "", ground: request.fields["ground"] ?? "")
        return try await author.moderate(command, id, options: request.fields.replyOptions)
      }
    },
  ]

  private static func list(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, problems: [String] = []
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let status =
      request.fields.text("status").flatMap { ReplyStatus(rawValue: $0) } ?? .received
    let cursor = request.fields.text("after").flatMap { PageCursor($0) }
    let found = try await reader.replies(ReplyQuery(status: status, after: cursor, limit: 50))
    return ModerationPage(
      session: session, status: status, found: found, clock: DeskClock(reader),
      done: ReplyWebWords.done(
        request.fields["done"] ?? "", request.fields.text("count").flatMap { Int($0) } ?? 0),
      problems: problems, isFirst: cursor == nil
    ).response
  }

  /// Approves, rejects or withdraws the chosen replies, each separately.
  private static func decide(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let fields = request.fields
    let reason = fields.text("reason")
    let command: ReplyCommand
    switch fields["decision"] {
    case "approve": command = .approve
    case "reject": command = .reject(reason: reason)
    case "withdraw": command = .withdraw(reason: reason)
    default: throw Failure(.invalid, "there is no such decision")
    }
    let chosen = fields.all("reply")
    guard !chosen.isEmpty else {
      return try await list(desk, request, session, problems: [ReplyWebWords.nothingChosen])
    }
    let author = try await desk.newsroom.author(for: session)
    var problems: [String] = []
    try await author.carryOut(
      onReplies: chosen,
      report: { outcome in
        if let failure = outcome.failure { problems.append(failure.sentence) }
      }, { try await author.moderate(command, $0, options: $1) })
    guard problems.isEmpty else {
      return try await list(desk, request, session, problems: problems)
    }
    let status = fields.text("status").flatMap { ReplyStatus(rawValue: $0) } ?? .received
    return .redirect(
      to: AddressQuery().adding("status", status.rawValue).adding("done", fields["decision"])
        .adding("count", "\(chosen.count)").text(of: .replies))
  }

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    return ReplyModerationPage(
      session: session, reply: try await reader.reply(request["reply"]),
      clock: DeskClock(reader), typed: request.fields,
      done: ReplyWebWords.done(request.fields["done"]), problem: problem
    ).response
  }

  /// Carries out an action on one reply. If it is refused, the page says why, and keeps what was typed.
  private static func act(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession,
    _ action: (Member, UUID) async throws -> ReplyReceipt
  ) async throws -> SCGIResponse {
    do {
      let author = try await desk.newsroom.author(for: session)
      let id = try await author.findReply(request["reply"])
      let recorded = try await action(author, id).recorded.first?.event.storedType
      return .redirect(
        to: AddressQuery().adding("done", recorded?.rawValue ?? "nothing")
          .text(of: DeskPath.reply(id)))
    } catch {
      let failure = Failure(error)
      guard [.refused, .conflict, .invalid, .forbidden].contains(failure.kind) else {
        throw failure
      }
      return try await page(desk, request, session, problem: failure)
    }
  }
}

extension FormFields {
  /// A page that is old changes nothing.
  fileprivate var replyOptions: CommandOptions {
    CommandOptions(expectedVersion: text("version").flatMap { Int($0) })
  }
}
