import Foundation
import JSON
import Newsroom
import PlainText
import SCGI
import WebRequests

/// What is derived from the log, and the work on it that workers do for admins: a resource with its
/// progress.
enum ReadModelRoutes {
  private static let model = APIInput(
    "model", in: .path, "The name of the read model.", .pathPart, example: "board")
  private static let work = APIInput(
    "work", in: .path, "The id of the work.", .uuid,
    example: "7f3c2e0a-54a7-4c57-9e0e-2d1f6f0c7b11")

  static let routes: [APIRoute] = [
    .get(
      "/api/v1/read-models", "listReadModels",
      "List what is derived from the log, and how far each is."
    ) { request in Found(try await request.reader.projections()) },
    .get(
      "/api/v1/read-models/audit", "auditReadModels",
      "Compare the events that the read models have applied with the log."
    ) { request in Found(try await request.reader.audit(ReadModelNames.all)) },
    asking(
      .verify, "verify", "verifyReadModel",
      "Ask a worker to fold the log again and to compare a read model with the result."),
    asking(
      .rebuild, "rebuild", "rebuildReadModel",
      "Ask a worker to rebuild a read model from the log and to swap it in."),
    asking(
      .rollBack, "rollback", "rollBackReadModel",
      "Ask a worker to restore the former build of a read model."),
    asking(
      .retry, "retry", "retryReadModel",
      "Ask a worker to apply the events in the quarantine of a read model."),
    .get(
      "/api/v1/read-model-work", "listReadModelWork",
      "List the work on read models that admins asked for, the latest first.", [Inputs.limit]
    ) { request in
      Found(try await request.reader.readModelWork(last: try request[Inputs.limit] ?? 50))
    },
    .get(
      "/api/v1/read-model-work/{work}", "readReadModelWork",
      "Read how far work on a read model is, and what came out.", [work]
    ) { request in Found(try await request.reader.readModelWork(try request.required(work))) },
  ]

  /// A long operation. The answer says where its progress is.
  private static func asking(
    _ kind: ReadModelWork.Kind, _ name: String, _ id: String, _ summary: String
  ) -> APIRoute {
    APIRoute(
      method: .post, pattern: PathPattern("/api/v1/read-models/{model}/\(name)"), id: id,
      summary: summary, scope: .admin, inputs: [model, Inputs.idempotencyKey],
      answer: DescribedAnswer(
        status: 202, ReadModelWork.json.schema, headers: [.location]
      ).linking([AnswerLink(operation: "readReadModelWork", name: "work", pointer: "/id")])
    ) { request in
      let work = try await request.author().ask(
        kind, try request.required(model), id: try request[Inputs.idempotencyKey] ?? UUID())
      var response = SCGIResponse(
        status: 202, headers: ["Content-Type": "application/json"],
        body: Array(work.jsonValue.text(.compact).utf8))
      response.add(
        "/api/v1/read-model-work/\(work.id.text)", for: AnswerHeader.location.rawValue)
      return response
    }
  }
}
