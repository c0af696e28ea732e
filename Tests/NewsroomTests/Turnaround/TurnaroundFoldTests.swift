import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import TestSupport
import Testing

/// The rounds of an article after given events.
@Suite struct TurnaroundFoldTests {
  private func rounds(_ story: FoldedStory) throws -> [TurnaroundRow] {
    try story.fold(Turnaround.self).rounds
  }

  private func minute(_ minute: Int) -> Date { FoldedStory.minute(minute) }

  @Test func `a draft opens a round whose clock has not started`() throws {
    let rows = try rounds(.drafted())
    #expect(rows.count == 1)
    #expect((rows[0].article, rows[0].round) == (FoldedStory.stream.id, 1))
    #expect((rows[0].section, rows[0].language.text, rows[0].draftedBy) == ("Coast", "en", "eva"))
    #expect((rows[0].submittedAt, rows[0].submittedBy) == (nil, nil))
  }

  @Test func `the first submission starts the clock, and later ones are counted`() throws {
    let rows = try rounds(
      .drafted().submitted().and(.submissionWithdrawn(revision: 1)).submitted(by: "emil"))
    #expect(rows.count == 1)
    #expect((rows[0].submittedAt, rows[0].submittedBy) == (minute(2), "eva"))
    #expect(rows[0].resubmissions == 1)
  }

  @Test func `requested changes are counted, and the round continues`() throws {
    let request = ArticleEvent.changesRequested(revision: 1, reason: "too long")
    let rows = try rounds(
      .drafted().submitted().and(request, by: "anna").and(.sampleRevision(2)).submitted(2)
        .and(request, by: "anna").submitted(2).approved(2))
    #expect(rows.count == 1)
    #expect((rows[0].changesRequested, rows[0].resubmissions) == (2, 2))
    #expect((rows[0].submittedAt, rows[0].approvedAt) == (minute(2), minute(8)))
  }

  @Test func `an approval counts for as long as it holds`() throws {
    let approved = FoldedStory.drafted().submitted().approved()
    #expect(try rounds(approved).map(\.approvedBy) == ["anna"])
    let ends: [ArticleEvent] = [
      .sampleRevision(2), .changesRequested(revision: 1, reason: "no"),
    ]
    for end in ends {
      let row = try #require(try rounds(approved.and(end)).first)
      #expect((row.approvedBy, row.approvedAt) == (nil, nil), "\(end)")
    }
    let again = try rounds(
      approved.and(.sampleRevision(2)).submitted(2).approved(2, by: "adam"))
    #expect(again.map(\.approvedBy) == ["adam"])
    #expect(again.map(\.approvedAt) == [minute(6)])
    #expect(again.map(\.submittedAt) == [minute(2)])
  }

  @Test func `publication ends the round`() throws {
    let row = try #require(try rounds(.drafted().published()).first)
    #expect((row.publishedAt, row.publishedBy, row.kind) == (minute(4), "adam", .first))
    #expect((row.approvedAt, row.approvedBy) == (minute(3), "anna"))
  }

  @Test func `a revision after publication opens a round that takes its section`() throws {
    var content = Content.sample()
    content.section = "Town"
    let revised = FoldedStory.drafted().published().and(.sampleRevision(2, content), by: "emil")
    let open = try rounds(revised)
    #expect(open.map(\.round) == [1, 2])
    #expect(open.map(\.section) == ["Coast", "Town"])
    #expect(open.map(\.draftedBy) == ["eva", "eva"])
    #expect(open[1].submittedAt == nil)
    #expect(open[0] == (try rounds(.drafted().published()))[0])

    let updated = try rounds(revised.published(2))
    #expect(updated.map(\.kind) == [.first, .update])
    #expect(updated[1].submittedAt == minute(6))
  }

  @Test(arguments: CorrectionKind.allCases)
  func `a correction or clarification ends a round as a correction`(kind: CorrectionKind) throws {
    let rows = try rounds(
      .drafted().published().and(.sampleRevision(2)).submitted(2).approved(2)
        .and(
          .correctionPublished(
            revision: 2, digest: Content.sample().digest, kind: kind, notice: "A metre."),
          by: "adam"))
    #expect(rows.map(\.kind) == [.first, .correction])
    #expect(rows[1].publishedAt == minute(8))
  }

  @Test func `unpublishing and publishing the same text again makes no new round`() throws {
    let story = FoldedStory.drafted().published()
    let again = story.and(.unpublished(reason: "held back"), by: "anna")
      .and(
        .published(revision: 1, digest: Content.sample().digest, slug: .sample("wall")),
        by: "anna")
    #expect(try rounds(again) == rounds(story))
  }

  @Test func `a published text that is sent back begins a round when it is submitted again`()
    throws
  {
    let sentBack = FoldedStory.drafted().published()
      .and(.changesRequested(revision: 1, reason: "add the mayor"), by: "anna")
    #expect(try rounds(sentBack).map(\.changesRequested) == [0])
    let rows = try rounds(sentBack.submitted(by: "emil"))
    #expect(rows.map(\.submittedBy) == ["eva", "emil"])
    #expect(rows.map(\.section) == ["Coast", "Coast"])
    #expect(rows.map(\.resubmissions) == [0, 0])
  }

  @Test func `an event that does not affect the text leaves the rounds unchanged`() throws {
    let story = FoldedStory.drafted().submitted().approved()
    let noon = minute(720)
    let others: [ArticleEvent] = [
      .publicationScheduled(
        at: noon, zone: "UTC", revision: 1, digest: Content.sample().digest),
      .scheduleCancelled, .publicationFailed(rule: "embargoed"), .unpublished(reason: "no"),
      .killed(reason: "no", notice: "Gone."), .embargoSet(until: noon),
      .embargoLifted(reason: "yes"), .slugChanged(from: .sample("wall"), to: .sample("walls")),
      .assigned(to: "emil", due: nil), .noteAdded(note: Content.sample().digest),
      .spiked(reason: "no"), .unspiked(state: .approved),
    ]
    for event in others {
      #expect(try rounds(story.and(event)) == rounds(story), "\(event)")
    }
  }

  @Test(arguments: [
    ArticleEvent.sampleRevision(2), .submitted(revision: 1, digest: Content.sample().digest),
  ])
  func `an event of an article that was never drafted is refused`(event: ArticleEvent) {
    #expect(throws: ProjectionFault.noArticle) {
      try FoldedStory().and(event).fold(Turnaround.self)
    }
  }
}
