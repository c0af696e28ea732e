import Editorial
import Foundation
import PostgreSQL
import Syndication
import TestSupport
import Testing

@testable import Newsroom

/// What leaves the newsroom after an article was in quarantine.
@Suite(.database) struct QuarantinedExportTests {
  let database = TestDatabase.current

  @Test func `an article that leaves quarantine is in the next export of changes`() async throws {
    let library = try await Library(in: database)
    let fixture = try SiteFixture()
    let ferry = try await library.draft("ferry", body: "One.")
    try await library.publish(ferry)
    let whole = try await export(.live, by: library).position
    try await database.recordUnreadable(on: ferry)
    try await library.publish(try await library.draft("chess", body: "Two."))

    let stopped = try await export(.changed(after: whole), by: library)
    #expect(stopped.items == 1)
    let first = try await library.eva.exportSite(to: fixture.path).value
    #expect(first.articles == 2)

    try await release(by: library)
    let released = try await export(.changed(after: stopped.position), by: library)
    #expect(released.items == 2)
    let second = try await library.eva.exportSite(to: fixture.path).value
    #expect(!second.isWhole && second.articles == 1)
    #expect(second.position == released.position)
    #expect(!fixture.text("index.html").contains("ferry"))

    // Then nothing is repeated.
    #expect(try await export(.changed(after: released.position), by: library).items == 0)
    #expect(try await library.eva.exportSite(to: fixture.path).value.changed == 0)
    await library.close()
  }

  private func export(
    _ scope: PublicSelection.Scope, by library: Library
  ) async throws -> SyndicationSummary {
    try await library.eva.syndicate(PublicSelection(scope), as: .ninjs) { _ in }.value
  }

  private func release(by library: Library) async throws {
    try await database.session().use { connection in
      try connection.script(
        """
        ALTER TABLE galley.events DISABLE TRIGGER ALL;
        UPDATE galley.events SET type = 'ArticleUnpublished' WHERE type = 'ArticleTeleported'
        """)
    }
    for model in ["publications", "revisions"] {
      #expect(try await library.anna.retry(model).articles.count == 1)
    }
  }
}
