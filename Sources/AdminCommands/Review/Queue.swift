package import ArgumentParsing
import Editorial
import EditorialReadModels
import Newsroom
import Terminal

package struct Queue: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "queue", abstract: "List submitted articles, longest wait first.",
    examples: [
      Example("galley queue", "See what to review next."),
      Example("galley queue --section Harbour", "See the queue of one section."),
    ])

  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @OptionGroup package var page: PageArguments
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = QueueQuery(section: section, after: page.after, limit: page.limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.queue(query, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let articles = page.rows(of: found, on: console)
    let table = Table(
      columns: [
        TableColumn("slug", minimumWidth: 24), TableColumn("waiting"), TableColumn("by"),
        TableColumn("words", alignment: .right), TableColumn("section", dropRank: 3),
        TableColumn("due", dropRank: 2), TableColumn("submitted", dropRank: 4),
        TableColumn("headline", minimumWidth: 16, dropRank: 1),
      ],
      rows: articles.map { Self.cells(of: $0.row) })
    try console.show(articles, as: table, ifEmpty: "no article is waiting for review")
  }

  private static func cells(of row: BoardRow) -> [TableCell] {
    let submitted = Moment(row.submittedAt ?? row.since)
    return [
      TableCell(row.slug.text, .bold), TableCell(submitted.waited),
      TableCell(row.submittedBy ?? ""),
      TableCell(String(row.wordCount)), TableCell(row.section ?? ""),
      TableCell(row.due?.description ?? ""),
      TableCell(submitted.absolute, .dim), TableCell(row.headline),
    ]
  }
}
