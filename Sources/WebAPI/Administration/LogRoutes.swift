import Editorial
import Foundation
import JSON
import Newsroom
import PostgresEventStore
import WebRequests

/// The log, proofs and what is derived from the log.
enum LogRoutes {
  private static let position = APIInput(
    "position", in: .path, "A position of the log.", .integer(1...(.max)), example: .integer(12))
  private static let after = APIInput(
    "after", in: .query, "Only events after this position; from the beginning if it is not given.",
    .integer(0...(.max)), example: .integer(12))
  private static let actor = APIInput(
    "by", in: .query, "Only events of this person.", .text(atMost: 63), example: "eva")
  private static let article = APIInput(
    "article", in: .query, "Only events of the article with this id.", .uuid,
    example: "01a20ab3-c9d0-7168-8fcd-cd6b44400972")
  private static let type = APIInput(
    "type", in: .query, "Only events of this type.",
    InputType<LoggedEventType>.word(of: LoggedEventType.self), example: "ArticlePublished")

  static let routes: [APIRoute] = [
    .get(
      "/api/v1/log", "listEvents", "List the events of the log, oldest first.",
      [after, actor, article, type, Inputs.limit], isPaged: true
    ) { request in
      let limit = try request[Inputs.limit] ?? 50
      let query = LogQuery(
        actor: try request[actor], type: try request[type], article: try request[article])
      let found = try await request.reader.log(
        limit, after: Int64(try request[after] ?? 0), query)
      return Found(
        found.entries, next: found.entries.count == limit ? "\(found.end)" : nil)
    },
    .get(
      "/api/v1/log/{position}", "readEvent", "Read the event at a position.", [position]
    ) { request in
      Found(try await request.reader.logEvent(at: Int64(try request.required(position))))
    },
    .get(
      "/api/v1/log/{position}/proof", "proveEvent",
      "Prove by the latest seal that the event at a position is in the log.", [position]
    ) { request in
      Found(
        try await request.reader.prove(
          position: Int64(try request.required(position)), keys: request.api.verifierKeys))
    },
    .get(
      "/api/v1/health", "readHealth", "Read whether everything works, with what does not."
    ) { request in Found(try await request.reader.health()) },
    .get(
      "/api/v1/status", "readStatus",
      "Read the state of the server, the log and the read models."
    ) { request in Found(try await request.reader.overview()) },
    .get(
      "/api/v1/seals", "listSeals", "List the seals of the log, oldest first."
    ) { request in Found(try await request.reader.seals()) },
  ]
}
