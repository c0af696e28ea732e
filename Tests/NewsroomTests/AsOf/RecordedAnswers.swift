import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport

/// The answers to every question that can also be asked about the past, as JSON.
struct RecordedAnswers: Equatable {
  private(set) var answers: [String: String] = [:]

  /// - Parameters:
  ///   - articles: Slugs and ids to ask about.
  ///   - asOf: Nil for the present.
  init(of newsroom: Member, articles: [String], asOf: AsOf?) async throws {
    answers["list"] = try await Self.json(
      newsroom.list(BoardQuery(limit: 1_000), asOf: asOf).value.rows)
    answers["queue"] = try await Self.json(
      newsroom.queue(QueueQuery(limit: 1_000), asOf: asOf).value.rows)
    let activity = try await newsroom.activity(limit: 1_000, asOf: asOf).value.rows
    answers["activity"] = Self.json(activity)
    answers["mine"] = try await Self.json(newsroom.personalWork(limit: 1_000, asOf: asOf).value)
    let agenda = try await newsroom.agenda([.due], zone: .gmt, limit: 1_000, asOf: asOf).value
    answers["agenda"] = Self.json(agenda.due?.rows)
    answers["calendar"] = try await Self.json(newsroom.calendar(nil, zone: .utc, asOf: asOf).value)
    answers["live"] = try await Self.json(newsroom.live(limit: 1_000, asOf: asOf).value.rows)
    for words in ["wall", "metre -fall", "\"two metres\" or money"] {
      let query = SearchQuery(words: words, editorialStates: Self.states, limit: 1_000)
      let found = try await newsroom.search(query, asOf: asOf).value.page
      answers["search \(words)"] = Self.json(found.rows)
    }
    for grouping in TurnaroundQuery.Grouping.allCases {
      answers["stats \(grouping)"] = try await Self.json(
        newsroom.stats(TurnaroundQuery(grouping: grouping), asOf: asOf).value)
    }
    for article in articles {
      var shown = try await newsroom.show(article, asOf: asOf).value
      shown.past = nil
      answers["show \(article)"] = Self.json(shown)
      answers["history \(article)"] = try await Self.json(
        newsroom.history(article, asOf: asOf).value)
      answers["intervals \(article)"] =
        try await Self.json(newsroom.intervals(article, asOf: asOf).value)
    }
  }

  /// The questions with different answers.
  func differences(from other: RecordedAnswers) -> [String] {
    Set(answers.keys).union(other.answers.keys).filter { answers[$0] != other.answers[$0] }.sorted()
  }

  private static let states = EditorialState.allCases

  private static func json(_ value: some JSONDescribed) -> String {
    value.jsonValue.text(.compact)
  }
}

extension TestDatabase {
  /// The position of the last event.
  func lastPosition() async throws -> Int64 {
    try await session().use { try Watermark.lastPosition(on: &$0) }
  }

  /// The builds as of past positions.
  func shelved() async throws -> [Build] {
    try await session().use { try BuildRegistry.builds(on: &$0).filter { $0.status == .scratch } }
  }
}
