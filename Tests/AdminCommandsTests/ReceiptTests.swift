import Digests
import EventSourcing
import Foundation
import TestSupport
import Testing

@testable import AdminCommands
@testable import Editorial
@testable import Newsroom

/// The one line that a command prints.
@Suite struct ReceiptTests {
  /// What a command prints that recorded these events.
  private static func line(_ events: [ArticleEvent]) -> String {
    let id = UUID()
    var state = Article.fold([RecordedEvent<ArticleEvent>]())
    state.slug = .sample("wall")
    let recorded = events.enumerated().map { index, event in
      RecordedEvent(
        position: 17, stream: .article(id), version: index + 1, id: id, event: event,
        actor: "eva", commandID: id, recordedAt: Date(timeIntervalSince1970: 1_795_435_200))
    }
    return Receipt(id: id, state: state, recorded: recorded, position: 17, conflicts: 0).line
  }

  @Test func `every event has a receipt of one line that fits 80 columns`() throws {
    // The time of the sample events. Its year is shown if it is not this year.
    let time = Date(timeIntervalSince1970: 1_795_435_200)
    let berlin = Moment(time, in: try ZoneName("Europe/Berlin")).absolute
    let lines = ArticleEvent.everyType.map { Self.line([$0]) }
    #expect(
      lines == [
        "Drafted wall (13 words)", "Imported wall (13 words)", "Imported the publication of wall",
        "Imported a correction of wall", "Saved wall, revision 2 (13 words)",
        "Submitted wall, revision 2", "Withdrew wall, revision 2",
        "Requested changes to wall, revision 2", "Approved wall, revision 2",
        "Scheduled wall, revision 2, for \(berlin)",
        "Cancelled the schedule of wall", "Published wall, revision 2",
        "Could not publish wall as scheduled: the embargo had not ended",
        "Published wall, revision 2, with a correction",
        "Published wall, revision 2, with a typographical correction", "Unpublished wall",
        "Put wall on hold", "Lifted the hold on wall",
        "Scheduled the unpublication of wall for \(berlin)",
        "Cancelled the unpublication of wall",
        "Could not unpublish wall as scheduled: it was not public", "Killed wall",
        "Embargoed wall until \(Moment(time).absolute)", "Lifted the embargo on wall",
        "Renamed every-type to every-type-renamed", "Assigned wall to emil, due 2026-12-01",
        "Ended the assignment of wall to emil", "Added a note to wall",
        "Replies to wall are now closed", "Spiked wall",
        "Unspiked wall, back to draft", "Erased the text of revisions 1 and 2 of wall",
      ])
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `a receipt names the pending items that the command ended`() {
    let killed = ArticleEvent.killed(reason: "Untrue.", notice: "Untrue.")
    let ended: [ArticleEvent] = [
      .scheduleCancelled, .embargoLifted(reason: "Untrue."), .submissionWithdrawn(revision: 1),
      .assignmentEnded(assignee: "emil"),
    ]
    #expect(
      Self.line([killed] + ended)
        == "Killed wall; cancelled its schedule, embargo, review and assignment to emil")
    #expect(Self.line([killed, ended[0]]) == "Killed wall; cancelled its schedule")
    #expect(
      Self.line([killed, ended[0], .unpublicationCancelled])
        == "Killed wall; cancelled its schedule and unpublication")
    #expect(Self.line([killed, ended[3]]) == "Killed wall; ended its assignment to emil")
    #expect(
      Self.line([killed, ended[0], ended[3]])
        == "Killed wall; cancelled its schedule and assignment to emil")
  }

  @Test func `a schedule with an end has one receipt`() throws {
    let (at, end) = (
      Date(timeIntervalSince1970: 1_795_435_200), Date(timeIntervalSince1970: 1_795_521_600)
    )
    let zone = try ZoneName("UTC")
    #expect(
      Self.line([
        .publicationScheduled(at: at, zone: "UTC", revision: 2, digest: Content.sample().digest),
        .unpublicationScheduled(at: end, zone: "UTC"),
      ])
        == "Scheduled wall, revision 2, for \(Moment(at, in: zone).absolute), until "
        + Moment(end, in: zone).absolute)
  }

  @Test func `a receipt for nothing to do says what the article is`() {
    #expect(Self.line([]) == "Nothing to do: wall is a draft and unpublished")
  }

  @Test func `a name cannot control the terminal`() {
    #expect(
      Self.line([.assigned(to: "e\u{1B}[2Jm\nil", due: nil)])
        == "Assigned wall to e\u{241B}[2Jm il")
  }
}
