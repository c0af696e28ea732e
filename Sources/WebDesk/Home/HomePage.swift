import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI

/// What waits for a person, what the newsroom has to look at, and what went live today.
enum HomePage {
  /// The most entries of each group.
  private static let most = 20

  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let work = try await reader.personalWork(limit: most)
    let agenda = try await reader.agenda(
      [.stuck, .replies, .held, .scheduled, .liveToday], zone: clock.zone.timeZone, limit: most)
    let destinations = try await reader.destinations().filter { $0.needsAttention }
    let copies = await UnsavedTexts.unsaved(
      try await desk.newsroom.workingCopies(of: session), reader)
    let approved = try await approved(reader, session, beside: work.value)
    let isIdle =
      work.value.isEmpty && approved.isEmpty && copies.isEmpty && destinations.isEmpty
      && agenda.value.replies?.oldestAt == nil && agenda.value.stuck?.rows.isEmpty != false
    let frame = DeskFrame(title: DeskWords.home, session: session, place: .home)
    return .page(
      frame.page { writer in
        writer.begin(.div, .cssClass("title"))
        writer.write(.h1, text: DeskWords.home)
        if session.actor.role != .auditor {
          writer.write(
            .a, .link(DeskPath.newArticle.address), .cssClass("button"),
            text: DeskWords.newArticle)
        }
        writer.end()
        writer.write(remarks: work.remarks)
        write(agenda.value.stuck, clock, to: &writer)
        write(destinations, to: &writer)
        write(agenda.value.replies, clock, to: &writer)
        UnsavedTexts(copies: copies, clock: clock).write(to: &writer)
        if isIdle { writer.write(.p, .cssClass("empty"), text: DeskWords.nothingWaits) }
        for group in PersonalWork.Group.allCases {
          write(
            work.value.pages[group], DeskWords.title(of: group), isForReview: group == .toReview,
            clock, to: &writer)
        }
        write(
          Array(approved.prefix(most)), hasMore: approved.count > most,
          DeskWords.approvedNotPublished, clock, to: &writer)
        write(agenda.value.held, DeskWords.held, clock, to: &writer)
        write(agenda.value.scheduled, DeskWords.scheduledSoon, clock, to: &writer)
        write(agenda.value.liveToday, clock, to: &writer)
      })
  }

  private static func write(
    _ page: Page<ArticleSummary>?, _ title: String, isForReview: Bool = false,
    _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    guard let page else { return }
    write(
      page.rows, hasMore: page.next != nil, title, isForReview: isForReview, clock, to: &writer)
  }

  private static func write(
    _ rows: [ArticleSummary], hasMore: Bool, _ title: String, isForReview: Bool = false,
    _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    guard !rows.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: title)
    ArticleEntries(rows: rows, level: 3, isForReview: isForReview, clock: clock)
      .write(to: &writer)
    if hasMore { writer.write(.p, .cssClass("hint"), text: DeskWords.more) }
    writer.end()
  }

  /// What an admin can publish: approved articles that are not public and have no schedule, without
  /// those that another group shows.
  private static func approved(
    _ reader: Member, _ session: DeskSession, beside work: PersonalWork
  ) async throws -> [ArticleSummary] {
    guard session.actor.role == .admin else { return [] }
    let shown = Set(work.pages.values.flatMap(\.rows).map(\.row.article))
    // Those with a schedule are on the page, too.
    let query = BoardQuery(
      editorialStates: [.approved], publicationState: .unpublished, limit: 5 * most)
    return try await reader.list(query).value.rows
      .filter { $0.row.schedule == nil && !shown.contains($0.row.article) }
  }

  private static func write(
    _ stuck: Page<StuckArticle>?, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    guard let stuck, !stuck.rows.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: DeskWords.stuck)
    writer.begin(.ul, .cssClass("entries"))
    for article in stuck.rows {
      writer.begin(.li)
      writer.begin(.h3)
      if let row = article.row { writer.write(linkTo: row) } else { writer.write("–") }
      writer.end()
      writer.write(.p, .cssClass("problem"), text: clock.text(article.reason))
      writer.begin(.p, .cssClass("facts"))
      writer.write(article.since, clock)
      writer.write(" · \(DeskWords.waiting(clock.age(article.since)))")
      writer.end()
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private static func write(
    _ replies: WaitingReplies?, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    guard let replies, let oldest = replies.oldestAt else { return }
    writer.begin(.section)
    writer.write(.h2, text: ReplyWebWords.replies)
    writer.begin(.p)
    writer.write(
      .a, .link(DeskPath.replies.address),
      text: ReplyWebWords.waiting(replies.number, clock.age(oldest)))
    writer.end()
    writer.end()
  }

  private static func write(_ destinations: [DestinationStatus], to writer: inout HTMLWriter) {
    guard !destinations.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: DeskWords.deliveriesFail)
    writer.begin(.ul, .cssClass("entries"))
    for status in destinations {
      writer.write(.li, .cssClass("problem"), text: DeskWords.attention(of: status))
    }
    writer.end()
    writer.end()
  }

  private static func write(
    _ live: Page<LiveArticle>?, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    guard let live, !live.rows.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: DeskWords.liveToday)
    writer.begin(.ul, .cssClass("entries"))
    for article in live.rows {
      writer.begin(.li)
      writer.begin(.h3)
      writer.write(
        .a, .link(DeskPath.article(article.row.article).address), .direction("auto"),
        text: article.headline)
      writer.end()
      writer.begin(.p, .cssClass("facts"))
      writer.write(article.row.slug.text)
      if let section = article.section {
        writer.write(" · ")
        writer.write(.bdi, text: section)
      }
      writer.write(" · ")
      writer.write(.bdi, text: article.row.publishedBy)
      writer.write(", ")
      writer.write(article.row.lastPublishedAt, clock)
      writer.end()
      writer.end()
    }
    writer.end()
    if live.next != nil { writer.write(.p, .cssClass("hint"), text: DeskWords.more) }
    writer.end()
  }
}

extension DestinationStatus {
  /// Whether somebody has to look at it: deliveries were given up, or nothing goes out.
  fileprivate var needsAttention: Bool {
    dead > 0 || destination.state != .active
  }
}
