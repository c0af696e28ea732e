import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// The heads of streams, from which an append reads their state.
@Suite(.database) struct HeadTests {
  let database = TestDatabase.current
  private let stream = UUID()

  private func record(_ events: ArticleEvent..., at version: Int, as login: String) async throws {
    try await database.record(
      events, in: stream, expected: version == 0 ? .noStream : .exactly(version), as: login)
  }

  /// The number of streams with a head that differs from their events.
  private func wrongHeads() async throws -> Int {
    try await database.value(
      """
      SELECT count(*) FROM galley.heads h
      WHERE h IS DISTINCT FROM galley.head_of(h.stream) OR h.version IS DISTINCT FROM (
        SELECT max(e.version) FROM galley.events e WHERE e.stream = h.stream)
      """)
  }

  /// A draft by eva, which anna revised, adam approved and anna published.
  private func work() async throws {
    let digest = Content.sample().digest
    try await record(.sampleDraft("wall"), at: 0, as: "eva")
    try await record(.sampleRevision(2), at: 1, as: "anna")
    try await record(.submitted(revision: 2, digest: digest), at: 2, as: "eva")
    try await record(.approved(revision: 2, digest: digest), at: 3, as: "adam")
    try await record(
      .published(revision: 2, digest: digest, slug: .sample("wall")), at: 4, as: "anna")
  }

  @Test func `after every event, the head agrees with the events of the stream`() async throws {
    try await work()
    #expect(try await wrongHeads() == 0)
    try await record(.sampleRevision(3), at: 5, as: "emil")
    try await record(.noteAdded(note: Content.sample().digest), at: 6, as: "anna")
    #expect(try await wrongHeads() == 0)
    #expect(
      try await database.value("SELECT contributors::text FROM galley.heads") == #"{"emil": true}"#)
  }

  @Test(arguments: [
    "DELETE FROM galley.heads",
    "UPDATE galley.heads SET version = 2, revision = 7, contributors = '{}'",
  ])
  func `a head that is missing or behind is computed from the log`(_ loss: String) async throws {
    let digest = Content.sample().digest
    try await record(.sampleDraft("wall"), at: 0, as: "eva")
    try await record(.sampleRevision(2), at: 1, as: "anna")
    try await record(.submitted(revision: 2, digest: digest), at: 2, as: "eva")
    try await database.session().run(loss)
    await #expect(throws: AppendError.self) {
      try await record(.approved(revision: 2, digest: digest), at: 3, as: "anna")
    }
    try await record(.approved(revision: 2, digest: digest), at: 3, as: "adam")
    #expect(try await wrongHeads() == 0)
  }

  @Test func `the authors of a restored text are contributors again`() async throws {
    let first = ArticleEvent.sampleDraft("wall").kept(in: stream)
    guard case .drafted(_, let content, let digest) = first else { return }
    try await work()
    try await record(.sampleRevision(3), at: 5, as: "emil")
    let restored = ArticleEvent.revised(
      revision: 4, content: content, digest: digest, restoredFrom: 2)
    try await record(restored, at: 6, as: "emil")
    #expect(
      try await database.value("SELECT contributors::text FROM galley.heads")
        == #"{"eva": true, "anna": true, "emil": true}"#)
    #expect(try await wrongHeads() == 0)
    try await record(.submitted(revision: 4, digest: digest), at: 7, as: "eva")
    await #expect(throws: AppendError.refused("anna contributed to the text or submitted it")) {
      try await record(.approved(revision: 4, digest: digest), at: 8, as: "anna")
    }
  }

  @Test func `an imported publication counts as approved, but an imported draft does not`()
    async throws
  {
    let imports = ArticleEvent.everyType.filter {
      [.imported, .publicationImported, .correctionImported].contains($0.storedType)
    }
    try await database.record(imports, in: stream, as: "anna")
    #expect(try await database.value("SELECT step FROM galley.heads") == "approve")
    #expect(try await wrongHeads() == 0)
    let digest = Content.sample().digest
    try await record(.unpublished(reason: "A complaint."), at: 3, as: "anna")
    try await record(
      .published(revision: 1, digest: digest, slug: .sample("every-type-imported")), at: 4,
      as: "anna")
    #expect(try await wrongHeads() == 0)
  }

  @Test func `appends that belong together are all recorded, or none of them`() async throws {
    let store = database.eventStore(as: "eva")
    func record(_ slugs: String...) async throws -> [(place: Int, error: any Error)] {
      let drafts = slugs.map { Append.kept([.sampleDraft($0)], in: UUID()) }
      return try await store.appendTogether(store.encodingTogether(drafts))
    }
    #expect(try await record("wall", "pier").isEmpty)
    let refused = try await record("mole", "wall", "quay")
    #expect(refused.map(\.place) == [1])
    #expect(try await database.eventCount == 2)
    #expect(try await database.value("SELECT count(*) FROM galley.claims") == 2)
    #expect(try await record("mole").isEmpty)
    #expect(try await database.eventCount == 3)
  }
}
