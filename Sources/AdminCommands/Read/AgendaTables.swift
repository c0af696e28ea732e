import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// What the newsroom has to look at, one table for each group.
struct AgendaTables {
  private(set) var groups = TableGroups()

  init(_ agenda: Agenda) {
    let stuck = agenda.stuck?.rows ?? []
    groups.add("Stuck", Self.table(of: stuck))
    groups.add("Replies of readers", Self.table(of: agenda.replies))
    let held = agenda.held?.rows.map(\.row) ?? []
    groups.add(
      "On hold",
      ArticleTable(
        held, columns: [.headline, .ref, .held, .section, .slug], dropping: [.slug, .section],
        notes: held.map { $0.hold.map { "\($0.by): \($0.reason)" } }, omitsEmpty: true
      ).table)
    add("Due", agenda.due, [.headline, .ref, .due, .assignee, .state, .section, .slug])
    add("Scheduled", agenda.scheduled, [.headline, .ref, .scheduled, .section, .slug])
    add(
      "To be unpublished", agenda.expiring, [.headline, .ref, .unpublication, .section, .slug])
    add("Embargoed", agenda.embargoed, [.headline, .ref, .embargo, .state, .section, .slug])
    groups.add("Live today", LiveTable(agenda.liveToday?.rows ?? []).table)
  }

  private mutating func add(
    _ heading: String, _ page: Page<ArticleSummary>?, _ columns: [ArticleColumn]
  ) {
    let rows = (page?.rows ?? []).map(\.row)
    groups.add(
      heading,
      ArticleTable(
        rows, columns: columns, dropping: [.slug, .section, .state, .assignee], omitsEmpty: true
      ).table)
  }

  private static func table(of replies: WaitingReplies?) -> Table {
    Table(
      columns: [TableColumn("waiting"), TableColumn("oldest"), TableColumn("at", dropRank: 1)],
      rows: replies?.oldestAt.map { oldest in
        let since = Moment(oldest)
        return [
          [
            TableCell("\(replies?.number ?? 0)"), TableCell(since.relative, .yellow),
            TableCell(since.absolute, .dim),
          ]
        ]
      } ?? [])
  }

  private static func table(of articles: [StuckArticle]) -> Table {
    Table(
      columns: [
        TableColumn("headline", minimumWidth: 32), TableColumn("ref"), TableColumn("since"),
        TableColumn("at", dropRank: 1), TableColumn("slug", minimumWidth: 24, dropRank: 2),
      ],
      rows: articles.map { article in
        let since = Moment(article.since)
        return [
          TableCell(article.row?.headline ?? article.id.text, .bold),
          TableCell(article.row?.reference ?? ""), TableCell(since.relative, .yellow),
          TableCell(since.absolute, .dim), TableCell(article.row?.slug.text ?? ""),
        ]
      },
      notes: articles.map(\.reason.withShownTimes))
  }
}

extension Agenda.Group {
  /// The articles of the group, for a remark about them.
  var noun: String {
    switch self {
    case .stuck: "that are stuck"
    case .replies: "with replies"
    case .due: "that are due"
    case .scheduled: "that are scheduled"
    case .held: "on hold"
    case .expiring: "that will be unpublished"
    case .embargoed: "under embargo"
    case .liveToday: "that were published today"
    }
  }
}
