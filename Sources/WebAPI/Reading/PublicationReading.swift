import EditorialReadModels
import JSON
import Newsroom
import WebRequests

/// Reading what the public can read.
enum PublicationReading {
  static let routes: [APIRoute] = [
    .page(
      "/api/v1/live", "listLive", "List what the public can read, last published first.",
      Inputs.moments
    ) { request, limit, after in
      try await request.reader.live(limit: limit, after: after, asOf: try request.asOf)
    },
    .page(
      "/api/v1/corrections", "listCorrections",
      "List corrections of live articles with the words before and after, last one first.",
      Inputs.moments
    ) { request, limit, after in
      try await request.reader.corrections(
        of: nil, limit: limit, after: after, asOf: try request.asOf)
    },
  ]
}
