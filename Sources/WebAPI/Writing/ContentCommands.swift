import Editorial
import Foundation
import JSON
import Manuscripts
import Newsroom
import PlainText
import SCGI
import WebRequests

/// Drafting and saving articles.
enum ContentCommands {
  private static let slug = APIInput(
    "slug", in: .body, "The slug; one is made from the headline if it is not given.", .slug,
    example: "lights-out")
  private static let base = APIInput(
    "revision", in: .body,
    "The number of the revision that the content is based on. The save is refused if there is a "
      + "newer one.", .integer(1...(.max)), example: .integer(1), isRequired: true)

  static let routes: [APIRoute] = [
    APIRoute(
      method: .post, pattern: "/api/v1/articles", id: "draft", summary: "Draft a new article.",
      scope: .write, inputs: ContentInputs.all + [slug, Inputs.idempotencyKey],
      answer: DescribedAnswer(
        status: 201, Receipt.json.schema, headers: [.entityTag, .location]
      ).linking(
        AnswerLink.article(
          ["readArticle", "readHistory", "listNotes", "submit", "addNote", "assign", "spike"],
          at: "/id")), handler: draft),
    .command(
      "content", "revise", "Save a new revision: the whole content of an article.", method: .put,
      ContentInputs.all + [base], revise),
  ]

  private static func draft(_ request: APIRequest) async throws -> SCGIResponse {
    var file = try ContentInputs.manuscript(in: request)
    file.slug = try request.slug(slug)
    let (article, slug) = try file.newDraft()
    let author = try await request.author()
    let receipt = try await author.draft(
      article, slug: slug,
      options: CommandOptions(commandID: try request[Inputs.idempotencyKey]))
    var response = SCGIResponse(Answer(value: receipt), status: 201)
    response.add("/api/v1/articles/\(receipt.id.text)", for: AnswerHeader.location.rawValue)
    return response
  }

  private static func revise(_ asked: CommandRequest) async throws -> Answer<Receipt> {
    let working = try await asked.author.working(asked.id.text, for: asked.options)
    var file = try ContentInputs.manuscript(in: asked.request)
    file.baseRevision = try asked.request.required(base)
    return try await asked.author.save(
      try ProposedRevision(of: working, from: file), options: asked.options)
  }
}
