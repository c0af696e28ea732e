import Editorial
import EditorialReadModels
import JSON
import Newsroom
import WebRequests

/// Readers' replies, as the people of the desk read and moderate them.
enum ReplyRoutes {
  private static let reply = APIInput(
    "reply", in: .path, "The reply's id, its beginning, or @ and a position.", .pathPart,
    example: "@41")
  private static let status = APIInput(
    "status", in: .query, "Only replies with this status; those that wait if it is not given.",
    InputType<ReplyStatus>.word(of: ReplyStatus.self), example: "approved")
  private static let all = APIInput(
    "all", in: .query, "Replies with any status.", .boolean, example: true)
  private static let article = APIInput(
    "article", in: .query, "Only replies to this article.", .pathPart, example: "lights-out")
  private static let reason = APIInput(
    "reason", in: .body, "Why, for the people of the newsroom; null for nothing.",
    InputType<String?>.nullable(.words(.reason)), example: "Insults")
  private static let answer = APIInput(
    "text", in: .body, "The answer, which is shown below the reply.", .words(.answer),
    example: "Thank you. We have corrected the year.", isRequired: true)
  private static let ground = APIInput(
    "ground", in: .body, "The law or the ruling that requires it.", .words(.ground),
    example: "GDPR Art. 17", isRequired: true)

  static let routes: [APIRoute] = [
    .page(
      "/api/v1/replies", "listReplies", "List the replies of readers, longest wait first.",
      [status, all, article] + Inputs.moments
    ) { request, limit, after in
      let (status, isAll) = (try request[status], try request[all] ?? false)
      guard !isAll || status == nil else {
        throw Failure(.invalid, "status and all cannot be given together")
      }
      return try await request.reader.replies(
        ReplyQuery(status: isAll ? nil : status ?? .received, after: after, limit: limit),
        to: try request[article], asOf: try request.asOf)
    },
    .get("/api/v1/replies/{reply}", "readReply", "Read a reply.", [reply]) { request in
      Found(try await request.reader.reply(try request.required(reply)))
    },
    moderation("approve", "approveReply", "Let the public read a reply.") { _ in .approve },
    moderation("reject", "rejectReply", "Keep a waiting reply from the public.", [reason]) {
      .reject(reason: try $0[reason].flatMap(\.self))
    },
    moderation("withdraw", "withdrawReply", "Stop showing an approved reply.", [reason]) {
      .withdraw(reason: try $0[reason].flatMap(\.self))
    },
    .action(
      .post, "/api/v1/replies/{reply}/answer", "answerReply",
      "Answer a reply in the name of the newsroom.", scope: .write,
      [reply, answer, Inputs.idempotencyKey]
    ) { request in
      let author = try await request.author()
      let id = try await author.findReply(try request.required(reply))
      return Answer(
        value: try await author.answer(
          try request.required(answer), to: id, options: try request.keyed))
    },
    moderation(
      "erase", "eraseReply", "Erase a reply to meet a legal requirement. It cannot be undone.",
      scope: .admin, [Inputs.reason, ground]
    ) { .erase(reason: try $0.required(Inputs.reason), ground: try $0.required(ground)) },
  ]

  private static func moderation(
    _ name: String, _ id: String, _ summary: String, scope: TokenScope = .write,
    _ inputs: [any DescribedInput] = [],
    _ command: @escaping @Sendable (APIRequest) throws -> ReplyCommand
  ) -> APIRoute {
    .action(
      .post, PathPattern("/api/v1/replies/{reply}/\(name)"), id, summary, scope: scope,
      [reply] + inputs + [Inputs.idempotencyKey]
    ) { request in
      let author = try await request.author()
      let id = try await author.findReply(try request.required(reply))
      return Answer(
        value: try await author.moderate(
          try command(request), id, options: try request.keyed))
    }
  }
}
