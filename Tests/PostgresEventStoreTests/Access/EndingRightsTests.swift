import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// The endings that a command causes, and the steps that cannot follow them.
@Suite(.database) struct EndingRightsTests {
  let database = TestDatabase.current
  private let digest = Content.sample().digest
  private let noon = Date(timeIntervalSince1970: 4_000_000_000)

  private var schedule: ArticleEvent {
    .publicationScheduled(at: noon, zone: "UTC", revision: 2, digest: digest)
  }

  /// An article that adam approved and scheduled; its version is 5.
  private func scheduled() async throws -> UUID {
    let stream = UUID()
    try await record(
      [
        .sampleDraft("slug-\(stream.uuidString.lowercased())"), .sampleRevision(2),
        .submitted(revision: 2, digest: digest),
      ], in: stream, at: 0, by: "eva")
    try await record(
      [.approved(revision: 2, digest: digest), schedule], in: stream, at: 3, by: "adam")
    return stream
  }

  /// The number of streams with a head that differs from their events.
  private var wrongHeads: Int {
    get async throws {
      try await database.value(
        "SELECT count(*) FROM galley.heads h WHERE h IS DISTINCT FROM galley.head_of(h.stream)")
    }
  }

  private func record(
    _ events: [ArticleEvent], in stream: UUID, at version: Int, by login: String
  ) async throws {
    try await database.record(events, in: stream, expected: .exactly(version), as: login)
  }

  @Test
  func `an editor ends a schedule and its end with the revision, embargo or spike that causes it`()
    async throws
  {
    for cause in [.sampleRevision(3), .embargoSet(until: noon + 1), .spiked(reason: "Old")]
      as [ArticleEvent]
    {
      let stream = try await scheduled()
      try await record(
        [cause, .scheduleCancelled, .unpublicationCancelled], in: stream, at: 5, by: "eva")
    }
  }

  @Test func `an editor cannot end a schedule without a cause before it in the same command`()
    async throws
  {
    let embargo = ArticleEvent.embargoSet(until: noon + 1)
    for events in [
      [.scheduleCancelled], [.scheduleCancelled, embargo],
      [.assigned(to: "emil", due: nil), .scheduleCancelled],
    ] as [[ArticleEvent]] {
      let stream = try await scheduled()
      await #expect(throws: AppendError.notPermitted(type: "ScheduleCancelled")) {
        try await record(events, in: stream, at: 5, by: "eva")
      }
    }
    let stream = try await scheduled()
    try await record([embargo], in: stream, at: 5, by: "eva")
    await #expect(throws: AppendError.notPermitted(type: "ScheduleCancelled")) {
      try await record([.scheduleCancelled], in: stream, at: 6, by: "eva")
    }
    await #expect(throws: AppendError.notPermitted(type: "EmbargoLifted")) {
      try await record(
        [.sampleRevision(3), .embargoLifted(reason: "spite")], in: stream, at: 6, by: "eva")
    }
  }

  @Test func `no text of a spiked article goes further until it is unspiked`() async throws {
    let published = ArticleEvent.published(
      revision: 2, digest: digest, slug: .sample("wall"))
    let stream = try await scheduled()
    try await record([.spiked(reason: "Old"), .scheduleCancelled], in: stream, at: 5, by: "eva")
    for event in [schedule, published, .sampleRevision(3)] {
      await #expect(throws: AppendError.self, "\(event.storedType)") {
        try await record([event], in: stream, at: 7, by: "adam")
      }
    }
    try await record([.unspiked(state: .approved)], in: stream, at: 7, by: "eva")
    try await record([schedule], in: stream, at: 8, by: "adam")
    #expect(try await wrongHeads == 0)
  }

  @Test func `a kill ends what is pending, and nothing goes further`() async throws {
    let stream = try await scheduled()
    try await record(
      [
        .killed(reason: "Libel", notice: "Gone."), .scheduleCancelled,
        .embargoLifted(reason: "Libel"), .submissionWithdrawn(revision: 2),
        .assignmentEnded(assignee: "emil"),
      ], in: stream, at: 5, by: "anna")
    for events in [[schedule], [.unspiked(state: .approved), schedule]] as [[ArticleEvent]] {
      await #expect(throws: AppendError.self) {
        try await record(events, in: stream, at: 10, by: "adam")
      }
    }
    #expect(try await wrongHeads == 0)
  }

  @Test func `a text that is withdrawn while it is scheduled needs a new approval`() async throws {
    let stream = try await scheduled()
    try await record(
      [.submissionWithdrawn(revision: 2), .scheduleCancelled], in: stream, at: 5, by: "anna")
    await #expect(throws: AppendError.self) {
      try await record([schedule], in: stream, at: 7, by: "adam")
    }
    await #expect(throws: AppendError.self) {
      try await record([.approved(revision: 2, digest: digest)], in: stream, at: 7, by: "adam")
    }
  }
}
