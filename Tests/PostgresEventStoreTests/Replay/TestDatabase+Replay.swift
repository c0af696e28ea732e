import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport

@testable import PostgresEventStore

extension TestDatabase {
  /// Records events in many streams of different lengths, in turn.
  ///
  /// - Returns: The number of events.
  @discardableResult
  func recordMany(streams: Int, rounds: Int = 3) async throws -> Int {
    let ids = (0..<streams).map { _ in UUID.v7() }
    return try await session(as: "eva").use { connection in
      try connection.script("BEGIN")
      var versions: [UUID: Int] = [:]
      for round in 0..<rounds {
        for (index, id) in ids.enumerated() where round == 0 || index % round == 0 {
          let version = versions[id] ?? 0
          let events: [ArticleEvent] =
            version == 0
            ? [.sampleDraft("slug-\(id.uuidString.lowercased())"), .sampleRevision(2)]
            : [.sampleRevision(version + 1)]
          try connection.append(
            .kept(events, in: id, expected: version == 0 ? .noStream : .exactly(version)))
          versions[id] = version + events.count
        }
      }
      try connection.script("COMMIT")
      return versions.values.reduce(0, +)
    }
  }

  /// A digest of all rows of the live tally.
  var tallyDigest: String {
    get async throws {
      try await value(
        """
        SELECT md5(string_agg(r, ',' ORDER BY r)) FROM (
          SELECT t::text FROM read.tally t UNION ALL SELECT t::text FROM read.tally_trace t) AS x(r)
        """)
    }
  }
}
