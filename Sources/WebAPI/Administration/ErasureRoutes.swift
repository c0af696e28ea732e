import Editorial
import Foundation
import JSON
import Newsroom
import WebRequests

/// Erasing a text in two steps: a plan that says what would be erased, and the erasure, which is refused
/// if something was recorded since the plan.
enum ErasureRoutes {
  private static let revision = APIInput(
    "revision", in: .body, "Erase the text of this revision only.",
    InputType<Int?>.nullable(.integer(1...(.max))), example: .integer(2))
  private static let note = APIInput(
    "note", in: .body, "Erase this note, by its number in the history.",
    InputType<Int?>.nullable(.integer(1...(.max))), example: .null)
  private static let picture = APIInput(
    "picture", in: .body, "Erase this picture, by its path in the last revision that has it.",
    InputType<String?>.nullable(.text(atMost: 500)), example: .null)
  private static let ground = APIInput(
    "ground", in: .body, "The law or the ruling that requires it.", .words(.ground),
    example: "GDPR Art. 17", isRequired: true)
  private static let version = APIInput(
    "version", in: .body, "The version of the article in the plan that you have read.",
    .integer(1...(.max)), example: .integer(7), isRequired: true)

  static let routes: [APIRoute] = [
    .action(
      .post, "/api/v1/articles/{article}/erasure-plan", "planErasure",
      "Read what an erasure would erase; nothing is erased. Without a revision, a note or a picture, "
        + "it is the texts and the pictures of all revisions.",
      [Inputs.article, revision, note, picture, Inputs.reason, ground]
    ) { request in
      let author = try await request.author()
      return Answer(
        value: try await plan(request, as: author, of: try await author.find(request.article)))
    },
    .command(
      "erase", "erase",
      "Erase what the plan says, to meet a legal requirement. It cannot be undone. The text stays on "
        + "the disk until an owner of the database rewrites its tables.", scope: .admin,
      [revision, note, picture, Inputs.reason, ground, version]
    ) { asked in
      let plan = try await plan(asked.request, as: asked.author, of: asked.id)
      var options = asked.options
      options.expectedVersion = try asked.request.required(version)
      return Answer(value: try await asked.author.carryOut(plan, options: options))
    },
  ]

  private static func plan(
    _ request: APIRequest, as author: Member, of article: UUID
  ) async throws -> PlannedErasure {
    try await author.planErasure(
      of: article, try await scope(in: request, as: author, of: article),
      reason: try request.required(Inputs.reason), ground: try request.required(ground))
  }

  private static func scope(
    in request: APIRequest, as author: Member, of article: UUID
  ) async throws -> ErasureScope {
    let (revision, note) = (
      try request[revision].flatMap(\.self), try request[note].flatMap(\.self)
    )
    let picture = try request[picture].flatMap(\.self)
    let given = [revision != nil, note != nil, picture != nil]
    guard given.count(where: { $0 }) <= 1 else {
      throw Failure(.invalid, "give only one of revision, note and picture")
    }
    if let picture { return .picture(try await author.picture(at: picture, everIn: article)) }
    if let revision { return .revision(revision) }
    if let note { return .note(note) }
    return .article
  }
}
