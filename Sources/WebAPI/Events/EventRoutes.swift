import Editorial
import JSON
import Newsroom
import SCGI
import WebRequests

/// What is recorded, as it happens.
enum EventRoutes {
  /// A stream ends after this time, so that a token that is no longer valid ends it. The client connects
  /// again by itself, and continues.
  static let lifetime = Duration.seconds(300)
  /// The most listeners at once.
  static let most = 600

  private static let lastID = APIInput(
    "Last-Event-ID", in: .header,
    "The position after which to continue, as the last event had it in 'id'.",
    .integer(0...(.max)), example: .integer(12))
  private static let after = APIInput(
    "after", in: .query,
    "The position after which to begin; the present if neither it nor Last-Event-ID is given.",
    .integer(0...(.max)), example: .integer(12))
  private static let article = APIInput(
    "article", in: .query, "Only events of this article.", .pathPart, example: "lights-out")
  private static let section = APIInput(
    "section", in: .query, "Only events of articles that were in this section.",
    .text(atMost: 200), example: "Harbour")
  private static let types = APIInput(
    "type", in: .query, "Only events of one of these types; may be repeated.",
    InputType<[LoggedEventType]>.list(
      of: InputType<LoggedEventType>.word(of: LoggedEventType.self)),
    example: ["ArticlePublished"])

  static let routes = [
    APIRoute(
      method: .get, pattern: "/api/v1/events", id: "followEvents",
      summary: "Follow the log: server-sent events, each with an entry of the log as JSON.",
      scope: .read, inputs: [lastID, after, article, section, types],
      answer: DescribedAnswer(status: 200, nil, otherTypes: ["text/event-stream"])
    ) { request in try await follow(request) }
  ]

  private static func follow(_ request: APIRequest) async throws -> SCGIResponse {
    guard request.feed.listeners < most else {
      throw APIRefusal(
        status: 503, Failure(.unavailable, "\(most) clients follow the log already"),
        headers: [("Retry-After", "10")])
    }
    var filter = EventFilter(section: try request[section], types: Set(try request[types] ?? []))
    if let reference = try request[article] {
      filter.article = try await request.reader.find(reference)
    }
    let stream = SCGIStream()
    stream.send(ServerSentEvent.beginning)
    let end = ContinuousClock.now + lifetime
    let position = try request[lastID] ?? request[after]
    try await request.feed.listen(filter, after: position.map { Int64($0) }) { events in
      guard ContinuousClock.now < end else {
        stream.end()
        return false
      }
      return stream.send(
        events.isEmpty ? ServerSentEvent.heartbeat : events.flatMap { $0.encoded })
    }
    var response = SCGIResponse(
      status: 200,
      headers: [
        "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store",
        // nginx passes each event on at once.
        "X-Accel-Buffering": "no",
      ])
    response.stream = stream
    return response
  }
}
