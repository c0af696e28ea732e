package import Foundation
import PostgreSQL

extension TestDatabase {
  /// Records an event after the last one of an article, which puts the article in quarantine: no
  /// program knows the type, or its schema version.
  package func recordUnreadable(
    _ type: String = "ArticleTeleported", schemaVersion: Int = 1, on article: UUID
  ) async throws {
    try await session().use { connection in
      _ = try connection.execute(
        """
        INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream,
          version + 1, gen_random_uuid(), \(type), \(Int16(schemaVersion)),
          '{"reason":"Wrong"}', actor, gen_random_uuid(), 0, gen_random_uuid(), NULL, now()
        FROM galley.events WHERE stream = \(article) ORDER BY version DESC LIMIT 1
        """)
    }
  }
}
