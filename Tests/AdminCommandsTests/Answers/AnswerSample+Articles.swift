import Digests
import EventSourcing
import Foundation
import Manuscripts
import Pictures

@testable import AdminCommands
@testable import Editorial
@testable import EditorialReadModels
@testable import Newsroom
@testable import PostgresEventStore

extension AnswerSample {
  static var articles: [AnswerSample] {
    [
      AnswerSample("ArticleSummary", [summary(of: fullBoard), summary(of: sparseBoard)]),
      AnswerSample("Article", fullAnswer),
      AnswerSample("Article without what may be missing", sparseAnswer),
      AnswerSample("PersonalWork", work), AnswerSample("Agenda", agenda),
      AnswerSample("DeskCalendar", calendar(.publication, in: CalendarMonth("2026-11"))),
      AnswerSample("DeskCalendar of everything", calendar(.due, in: nil)),
      AnswerSample("ActivityEntry", activity),
      AnswerSample("Receipt", receipt),
      AnswerSample(
        "Outcomes of a command on several articles",
        [
          OutcomeAnswer(ArticleOutcome(reference: "cat-news", result: .done(receipt))),
          OutcomeAnswer(ArticleOutcome(reference: "@12", result: .repeats("cat-news"))),
          OutcomeAnswer(
            ArticleOutcome(
              reference: "dog",
              result: .failed(
                Failure(.notFound, "there is no article 'dog'", .chooseArticle(["dog-news"]))))),
          OutcomeAnswer(ArticleOutcome(reference: "hen-news", result: .notTried)),
        ]),
      AnswerSample(
        "Rehearsal",
        Rehearsal(
          id: id(1), state: receipt.state, events: [.killed(reason: "Untrue.", notice: "Untrue.")])),
      AnswerSample(
        "PlannedErasure",
        PlannedErasure(
          article: id(1), slug: slug("cat-news"), scope: .article, reason: "It names a minor.",
          ground: "GDPR Art. 17", revisions: [1, 2], notes: [5], pictures: [oak],
          ended: Endings([]), isLive: true, version: 7)),
      AnswerSample(
        "HistoryEntry",
        [
          HistoryEntry(row: entry(revision: 2), reason: nil, note: nil, erased: nil),
          HistoryEntry(
            row: entry(revision: nil), reason: "Who says so?", note: "Call the council.",
            erased: erasure),
        ]),
      AnswerSample(
        "ArticleNote",
        [
          ArticleNote(
            number: 5, by: "anna", at: at, text: "Who says so?",
            passage: ArticleNote.Passage(revision: 2, words: "two hours", present: nil),
            resolution: ArticleNote.Resolution(by: "eva", at: at, text: "The keeper.")),
          ArticleNote(number: 7, by: "anna", at: at, text: nil, passage: nil, resolution: nil),
        ]),
      AnswerSample(
        "LiveArticle",
        [
          LiveArticle(
            row: publication, firstPosition: 3, headline: "Cat rescued", section: "Local",
            erased: nil),
          LiveArticle(
            row: publication, firstPosition: 3, headline: "Cat rescued", section: nil,
            erased: erasure),
        ]),
      AnswerSample(
        "LiveInterval",
        [
          LiveInterval(row: interval(until: at + 60), headline: "Cat", erased: nil),
          LiveInterval(row: interval(until: nil), headline: "Cat", erased: erasure),
        ]),
      AnswerSample(
        "ArticleCorrection",
        [
          ArticleCorrection(
            row: correction, slug: slug("cat-news"), fields: difference.fields,
            erased: difference.erased)
        ]),
      AnswerSample("SearchHit", [hit]),
      AnswerSample(
        "Turnaround",
        [
          TurnaroundSummary(
            grouping: .week, group: "2026-W48", submitted: 3, resubmissions: 1,
            changesRequested: 1, toApproval: .init(count: 2, median: 60, percentile90: 90.5),
            toPublication: .init(count: 0, median: nil, percentile90: nil)),
          TurnaroundSummary(
            grouping: nil, group: nil, submitted: 0, resubmissions: 0, changesRequested: 0,
            toApproval: .init(count: 0, median: nil, percentile90: nil),
            toPublication: .init(count: 0, median: nil, percentile90: nil)),
        ]),
      AnswerSample("Difference", difference),
    ]
  }

  static let erasure = TextErasure(
    by: "adam", at: at, reason: "It names a minor.", ground: "GDPR Art. 17")

  private static func summary(of row: BoardRow) -> ArticleSummary {
    ArticleSummary(row: row, cursor: PageCursor(row.updatedAt, row.article))
  }

  private static var sparseBoard: BoardRow {
    var row = BoardRow()
    (row.article, row.headline) = (id(2), "Dog \"Rex\" 🐕")
    row.firstPosition = 5
    (row.slug, row.language) = (slug("dog-news"), language("de"))
    (row.revision, row.digest, row.wordCount, row.version) = (1, digest, 0, 1)
    (row.draftedBy, row.revisedBy) = ("eva", "eva")
    (row.since, row.createdAt, row.updatedAt) = (at, at, at)
    return row
  }

  private static var fullBoard: BoardRow {
    var row = sparseBoard
    (row.article, row.headline) = (id(1), "Cat")
    row.firstPosition = 3
    (row.sentBackBy, row.sentBackAt, row.sentBackReason) = ("anna", at + 3, "Which cat?")
    (row.slug, row.language) = (slug("cat-news"), language("en-GB"))
    (row.editorialState, row.publicationState) = (.changesRequested, .published)
    (row.section, row.assignee) = ("Local", "finn")
    row.due = CalendarDate("2026-12-01")
    (row.submittedBy, row.submittedAt) = ("eva", at + 1)
    (row.approvedBy, row.approvedAt) = ("adam", at + 2)
    (row.scheduledAt, row.scheduleZone) = (at + 86_400, "Europe/Berlin")
    (row.scheduleFailure, row.embargo) = ("embargoed", at + 3_600)
    (row.unpublishAt, row.unpublishZone) = (at + 172_800, "UTC")
    (row.heldBy, row.heldAt, row.holdReason) = ("anna", at + 4, "The owner disputes it.")
    return row
  }

  private static var sparseAnswer: ArticleAnswer {
    var revision = RevisionRow()
    (revision.article, revision.revision, revision.digest) = (id(2), 1, digest)
    (revision.headline, revision.language, revision.savedBy) = ("Dog", language("de"), "eva")
    revision.savedAt = at
    return ArticleAnswer(
      board: sparseBoard, revision: revision, body: nil, erased: erasure, publication: nil,
      corrections: [], slugs: [], past: nil)
  }

  private static let oak = Picture(
    path: "oak.jpg", key: digest, format: .jpeg, width: 1_600, height: 900, byteCount: 245_120)

  static var fullAnswer: ArticleAnswer {
    var revision = sparseAnswer.revision
    (revision.article, revision.revision, revision.restoredFrom) = (id(1), 3, 1)
    revision.contributors = ["eva", "finn"]
    (revision.standfirst, revision.byline) = (
      "A rescue\nin two acts", ["Eve Ember", "Jürgen Groß"]
    )
    (revision.datelinePlace, revision.datelineDate) = ("北京", CalendarDate("2026-11-23"))
    (revision.datelineSource, revision.section, revision.keywords) = ("GNA", "Local", ["cats"])
    (revision.imageURI, revision.imageCaption) = ("https://images.example/cat.jpg", "The cat")
    (revision.imageAlt, revision.imageCredit) = ("A cat in a tree", "Adam Sorg")
    revision.wordCount = 5
    revision.pictureTexts = [oak.text, oak.text]
    revision.imageTexts = [
      ArticleImage(uri: "oak.jpg", caption: "An oak", alt: "Leaves", credit: "Adam Sorg").text,
      ArticleImage(uri: "elm.jpg").text,
    ]
    return ArticleAnswer(
      board: fullBoard, revision: revision, body: "The cat is safe/sound.\n", erased: nil,
      pictures: [
        ShownPicture(picture: oak, erased: nil), ShownPicture(picture: oak, erased: erasure),
      ],
      publication: publication, corrections: [correction], replacement: slug("dog-news"),
      slugs: [slugRow("cat", isCurrent: false), slugRow("cat-news", isCurrent: true)],
      past: Past(position: 12, instant: at))
  }

  private static var correction: CorrectionRow {
    var row = CorrectionRow()
    (row.article, row.number, row.position) = (id(1), 1, 17)
    (row.kind, row.notice, row.revision, row.former) = (.correction, "It was a cat.", 3, 1)
    (row.publishedBy, row.publishedAt) = ("adam", at)
    return row
  }

  private static var work: PersonalWork {
    let sparse = Page(limit: 1) { _ in [summary(of: sparseBoard)] }
    return PersonalWork(
      pages: [.sentBack: Page(limit: 1) { _ in [summary(of: fullBoard)] }, .drafts: sparse],
      isAuthor: true)
  }

  private static var agenda: Agenda {
    var agenda = Agenda(moment: at, startOfDay: at - 64_800)
    agenda.stuck = Page(limit: 3) { _ in
      [
        StuckArticle(schedule: fullBoard), StuckArticle(quarantined, row: nil),
      ]
    }
    agenda.held = Page(limit: 1) { _ in [] }
    agenda.due = Page(limit: 1) { _ in [] }
    agenda.replies = WaitingReplies(number: 2, oldestAt: at)
    return agenda
  }

  static func calendar(
    _ kind: CalendarQuery.Kind, in month: CalendarMonth?
  ) -> DeskCalendar {
    DeskCalendar(
      month: month, zone: .utc, today: LocalClock(zone: .utc).day(at: at),
      entries: [CalendarEntry(kind, of: fullBoard, in: .utc)].compactMap(\.self))
  }

  private static var activity: [ActivityEntry] {
    [
      ActivityEntry(
        row: entry(revision: 2), slug: slug("cat-news"), headline: "Cat", firstPosition: 3),
      ActivityEntry(row: entry(revision: nil), slug: nil, headline: nil, firstPosition: nil),
    ]
  }

  private static func slugRow(_ text: String, isCurrent: Bool) -> SlugRow {
    var row = SlugRow()
    (row.slug, row.isCurrent) = (slug(text), isCurrent)
    return row
  }

  private static var publication: PublicationRow {
    var row = PublicationRow()
    (row.article, row.slug, row.publicationState) = (id(1), slug("cat-news"), .published)
    (row.revision, row.digest, row.publishedBy) = (2, digest, "adam")
    (row.firstPublishedAt, row.lastPublishedAt) = (at, at + 60)
    row.holdNotice = "We are checking this article."
    row.corrections = 1
    return row
  }

  private static func interval(until: Date?) -> LiveIntervalRow {
    var row = LiveIntervalRow()
    (row.revision, row.digest, row.liveFrom, row.liveUntil) = (2, digest, at, until)
    return row
  }

  private static func entry(revision: Int?) -> ActivityRow {
    var row = ActivityRow()
    (row.version, row.position, row.at, row.actor) = (2, 17, at, "eva")
    (row.event, row.revision) = (revision == nil ? .noteAdded : .revised, revision)
    row.words = revision == nil ? "added a note" : "saved revision 2, 5 words"
    return row
  }

  static var hit: SearchHit {
    var row = SearchRow()
    (row.article, row.headline) = (id(1), "Cat rescued")
    (row.slug, row.language) = (slug("cat-news"), language("en"))
    (row.section, row.revision, row.digest) = ("Local", 2, digest)
    (row.editorialState, row.publicationState, row.updatedAt) = (.approved, .published, at)
    return SearchHit(
      row: row, firstPosition: 12, rank: 0.125,
      headline: MarkedText(segments: [.init("Cat", isMatch: true)]),
      snippet: MarkedText(segments: [.init("The "), .init("cat", isMatch: true)]),
      cursor: cursor)
  }

  private static var cursor: SearchCursor {
    let text = "9_1_125000_1795630161250000_00000000-0000-7000-8000-00000000ab01"
    guard let cursor = SearchCursor(text) else { preconditionFailure("\(text) is a cursor") }
    return cursor
  }

  private static var receipt: Receipt {
    var state = ArticleState()
    (state.version, state.slug) = (2, slug("cat-news"))
    let event = RecordedEvent(
      position: 17, stream: StreamName(category: "article", id: id(1)), version: 2, id: id(3),
      event: ArticleEvent.submitted(revision: 1, digest: digest), actor: "eva", commandID: id(4),
      recordedAt: at)
    return Receipt(id: id(1), state: state, recorded: [event], position: 17, conflicts: 0)
  }

  private static var difference: ArticleDifference {
    var old = fullAnswer
    old = ArticleAnswer(
      board: old.board, revision: sparseAnswer.revision, body: nil, erased: erasure,
      publication: nil, corrections: [], slugs: [], past: nil)
    return ArticleDifference(from: old, to: fullAnswer)
  }
}

// The slugs and languages of the samples are valid.

private func slug(_ text: String) -> Slug {
  guard let slug = Slug(text) else { preconditionFailure("\(text) is not a slug") }
  return slug
}

private func language(_ text: String) -> LanguageTag {
  guard let tag = LanguageTag(text) else { preconditionFailure("\(text) is not a language") }
  return tag
}
