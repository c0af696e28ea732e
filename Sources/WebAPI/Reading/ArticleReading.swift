import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom
import WebRequests

/// Reading articles.
enum ArticleReading {
  private static let assignee = APIInput(
    "assignee", in: .query, "Only articles assigned to this person.", .text(atMost: 63),
    example: "eva")
  private static let author = APIInput(
    "by", in: .query, "Only articles that this person drafted or revised last.",
    .text(atMost: 63), example: "eva")
  private static let mine = APIInput(
    "mine", in: .query, "Only articles that are yours or assigned to you.", .boolean,
    example: true)
  private static let changedSince = APIInput(
    "changedSince", in: .query, "Only articles that changed at this instant or later.", .instant,
    example: "2026-12-01T06:00:00Z")
  private static let revision = APIInput(
    "revision", in: .query, "The number of the revision; the working one if it is not given.",
    .integer(1...(.max)), example: .integer(1))
  private static let from = APIInput(
    "from", in: .query, "The number of the older revision.", .integer(1...(.max)),
    example: .integer(1))
  private static let to = APIInput(
    "to", in: .query, "The number of the newer revision.", .integer(1...(.max)),
    example: .integer(2))

  static let routes: [APIRoute] = [
    .page(
      "/api/v1/articles", "listArticles", "List articles, last changed first.",
      [
        Inputs.states, Inputs.publicationState, Inputs.section, assignee, author, mine,
        changedSince,
      ] + Inputs.moments
    ) { request, limit, after in try await list(request, limit, after) },
    .get(
      "/api/v1/articles/{article}", "readArticle",
      "Read an article: its working revision or another one, and its state.",
      [Inputs.article, revision] + Inputs.moments
    ) { request in
      let answer = try await request.reader.show(
        try request.article, revision: try request[revision], asOf: try request.asOf)
      return Found(
        answer.value, remarks: answer.remarks, version: answer.value.version)
    },
    .get(
      "/api/v1/articles/{article}/history", "readHistory",
      "Read what was done to an article, oldest first.", [Inputs.article] + Inputs.moments
    ) { request in
      Found(try await request.reader.history(try request.article, asOf: try request.asOf))
    },
    .get(
      "/api/v1/articles/{article}/notes", "listNotes",
      "List the notes on an article, oldest first, with what became of each.", [Inputs.article]
    ) { request in Found(try await request.reader.notes(on: try request.article)) },
    .get(
      "/api/v1/articles/{article}/difference", "compareRevisions",
      "Compare two revisions of an article; without numbers, the working one with the live one.",
      [Inputs.article, from, to]
    ) { request in
      Found(
        try await request.reader.difference(
          try request.article, from: try request[from], to: try request[to]))
    },
    .get(
      "/api/v1/articles/{article}/intervals", "readIntervals",
      "Read when each revision of an article was live, oldest first.",
      [Inputs.article] + Inputs.moments
    ) { request in
      Found(try await request.reader.intervals(try request.article, asOf: try request.asOf))
    },
    .get(
      "/api/v1/articles/{article}/deliveries", "readDeliveries",
      "Read which destinations received an article.", [Inputs.article]
    ) { request in Found(try await request.reader.deliveries(of: try request.article)) },
    .page(
      "/api/v1/articles/{article}/corrections", "listCorrectionsOfArticle",
      "List the corrections of an article with the words before and after, last one first.",
      [Inputs.article] + Inputs.moments
    ) { request, limit, after in
      try await request.reader.corrections(
        of: try request.article, limit: limit, after: after, asOf: try request.asOf)
    },
  ]

  private static func list(
    _ request: APIRequest, _ limit: Int, _ after: PageCursor?
  ) async throws -> Answer<Page<ArticleSummary>> {
    let reader = request.reader
    let people = [
      try request[author].map { Involvement.author($0) },
      try request[mine] == true ? .any(reader.actor.name) : nil,
    ]
    return try await reader.list(
      BoardQuery(
        editorialStates: try request[Inputs.states] ?? [],
        publicationState: try request[Inputs.publicationState],
        section: try request[Inputs.section], assignee: try request[assignee],
        people: people.compactMap(\.self), changedSince: try request[changedSince], after: after,
        limit: limit),
      asOf: try request.asOf)
  }
}

extension ArticleAnswer {
  /// The version that a later command can expect; nil if the answer can change without an event of
  /// this article, or is about the past.
  fileprivate var version: Int? {
    replacement == nil && past == nil ? board.version : nil
  }
}
