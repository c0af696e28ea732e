import JSON
import Newsroom
import PlainText
import WebRequests

/// Reading the systems to which articles are delivered.
enum DestinationRoutes {
  static let name = APIInput(
    "destination", in: .path, "The name of the destination.", .pathPart, example: "agency")
  private static let before = APIInput(
    "before", in: .query, "Only attempts before the one with this number.",
    .integer(1...(.max)), example: .integer(100))
  private static let failed = APIInput(
    "failed", in: .query, "Only attempts that failed.", .boolean, example: true)

  static let routes: [APIRoute] = [
    .get(
      "/api/v1/destinations", "listDestinations", "List the systems that receive articles."
    ) { request in Found(try await request.reader.destinations()) },
    .get(
      "/api/v1/destinations/{destination}", "readDestination",
      "Read the state of a destination.", [name]
    ) { request in Found(try await request.reader.destination(try request.required(name))) },
    .get(
      "/api/v1/destinations/{destination}/log", "listAttempts",
      "List the last attempts to deliver, oldest first.", [name, before, failed, Inputs.limit]
    ) { request in
      Found(
        try await request.reader.deliveryLog(
          of: try request.required(name), last: try request[Inputs.limit] ?? 50,
          isFailed: try request[failed] ?? false,
          before: try request[before].map { Int64($0) }))
    },
  ]
}
