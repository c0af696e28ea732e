import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom
import WebRequests

/// Reading what there is to do, and what was done.
enum WorkReading {
  private static let myGroup = APIInput(
    "only", in: .query, "Only this group. A cursor needs it, because each group has its own pages.",
    InputType<PersonalWork.Group>.word(of: PersonalWork.Group.self), example: "drafts")
  private static let agendaGroup = APIInput(
    "only", in: .query, "Only this group. A cursor needs it, because each group has its own pages.",
    InputType<Agenda.Group>.word(of: Agenda.Group.self), example: "due")
  private static let month = APIInput(
    "month", in: .query, "Only this month; all that is pending if it is not given.",
    InputType<CalendarMonth>.form(
      "[0-9]{4}-(0[1-9]|1[0-2])", "a month such as 2026-12"
    ) { CalendarMonth($0) }, example: "2026-12")
  private static let words = APIInput(
    "words", in: .query,
    "The words to search for. Quoted words must be together; 'or' means either; a minus excludes.",
    .text(atMost: 400), example: "harbour flood", isRequired: true)
  private static let language = APIInput(
    "language", in: .query, "Only articles in this language, a BCP 47 tag.",
    .language, example: "en")
  private static let person = APIInput(
    "by", in: .query, "Only what this person did.", .text(atMost: 63), example: "eva")
  private static let since = APIInput(
    "since", in: .query, "Only from this instant on.", .instant, example: "2026-12-01T06:00:00Z")
  private static let before = APIInput(
    "before", in: .query, "Only before this instant.", .instant, example: "2026-12-31T23:00:00Z")
  private static let grouping = APIInput(
    "group", in: .query, "An entry for each of these as well.",
    InputType<TurnaroundQuery.Grouping>.word(of: TurnaroundQuery.Grouping.self), example: "week")
  private static let after = Inputs.after(PageCursor.self)

  static let routes: [APIRoute] = [
    .get("/api/v1/me", "readIdentity", "Read who the token belongs to.") { request in
      Found(try request.reader.identity(zone: request.zone.identifier))
    },
    .page(
      "/api/v1/queue", "listQueue", "List the articles that wait for review, longest wait first.",
      [Inputs.section] + Inputs.moments
    ) { request, limit, after in
      try await request.reader.queue(
        QueueQuery(section: try request[Inputs.section], after: after, limit: limit),
        asOf: try request.asOf)
    },
    .get(
      "/api/v1/mine", "readMine", "Read what you have to do, and what waits for others.",
      [myGroup, Inputs.limit, after] + Inputs.moments, isPaged: true
    ) { request in
      let only = try request[myGroup]
      let answer = try await request.reader.personalWork(
        only.map { [$0] } ?? PersonalWork.Group.allCases, limit: try request[Inputs.limit] ?? 50,
        after: try request.cursor(inGroup: only?.rawValue), asOf: try request.asOf)
      let next = only.flatMap { answer.value.pages[$0]?.next?.text }
      return Found(answer.value, remarks: answer.remarks, next: next)
    },
    .get(
      "/api/v1/agenda", "readAgenda",
      "Read what is stuck, on hold, due, coming and live today.",
      [agendaGroup, Inputs.zone, Inputs.limit, after] + Inputs.moments, isPaged: true
    ) { request in
      let only = try request[agendaGroup]
      let answer = try await request.reader.agenda(
        only.map { [$0] } ?? Agenda.Group.allCases, zone: try request.chosenZone.timeZone,
        limit: try request[Inputs.limit] ?? 50,
        after: try request.cursor(inGroup: only?.rawValue), asOf: try request.asOf)
      return Found(
        answer.value, remarks: answer.remarks,
        next: only.flatMap { answer.value.next(in: $0)?.text })
    },
    .get(
      "/api/v1/calendar", "readCalendar", "Read what will happen to articles, and when.",
      [month, Inputs.zone] + Inputs.moments
    ) { request in
      Found(
        try await request.reader.calendar(
          try request[month], zone: try request.chosenZone, asOf: try request.asOf))
    },
    .page(
      "/api/v1/search", "searchArticles", "Find articles by their words, best match first.",
      [words, Inputs.section, Inputs.states, Inputs.publicationState, language] + Inputs.moments
    ) { request, limit, after in try await search(request, limit, after) },
    .page(
      "/api/v1/activity", "listActivity", "List what was done in the newsroom, latest first.",
      [person, since] + Inputs.moments
    ) { request, limit, after in
      try await request.reader.activity(
        by: try request[person], since: try request[since], limit: limit, after: after,
        asOf: try request.asOf)
    },
    .get(
      "/api/v1/stats", "readStats",
      "Read how long articles take from submission to publication, in seconds.",
      [since, before, Inputs.section, grouping] + Inputs.moments
    ) { request in
      Found(
        try await request.reader.stats(
          TurnaroundQuery(
            since: try request[since], before: try request[before],
            section: try request[Inputs.section], grouping: try request[grouping]),
          asOf: try request.asOf))
    },
  ]

  private static func search(
    _ request: APIRequest, _ limit: Int, _ after: SearchCursor?
  ) async throws -> Answer<Page<SearchHit>> {
    let query = SearchQuery(
      words: try request.required(words), section: try request[Inputs.section],
      editorialStates: try request[Inputs.states] ?? [],
      publicationState: try request[Inputs.publicationState],
      language: try request.language(language), after: after, limit: limit)
    let answer = try await request.reader.search(query, asOf: try request.asOf)
    return Answer(value: answer.value.page, remarks: answer.remarks)
  }
}

extension APIRequest {
  /// The newsroom's zone.
  var zone: ZoneName {
    reader.newsroomSettings.timeZone.flatMap { ZoneName(known: $0) } ?? .utc
  }

  fileprivate var chosenZone: ZoneName {
    get throws { try self[Inputs.zone].map { try ZoneName($0) } ?? zone }
  }

  /// The cursor of a list in groups, which needs a group.
  fileprivate func cursor(inGroup group: String?) throws(Failure) -> PageCursor? {
    let cursor = try cursor(PageCursor.self)
    guard cursor == nil || group != nil else {
      throw Failure(.invalid, "after needs only, because each group has its own pages")
    }
    return cursor
  }
}

extension Agenda {
  fileprivate func next(in group: Group) -> PageCursor? {
    switch group {
    case .stuck: stuck?.next
    case .replies: nil
    case .held: held?.next
    case .due: due?.next
    case .scheduled: scheduled?.next
    case .expiring: expiring?.next
    case .embargoed: embargoed?.next
    case .liveToday: liveToday?.next
    }
  }
}
