package import ArgumentParsing
import EditorialReadModels
import Newsroom

package struct Queue: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "queue", abstract: "List submitted articles, longest wait first.",
    discussion: """
      REF is a short name of the article for other commands. --columns takes \
      \(ColumnsArgument.names.joined(separator: ", ")).
      """,
    examples: [
      Example("galley queue", "See what to review next."),
      Example("galley queue --section Harbour", "See the queue of one section."),
      Example("galley queue --columns headline,ref,submitter", "Choose the columns."),
      Example("galley queue --slugs | head -1", "Print what has waited longest."),
    ])

  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @Option(
    name: "columns", help: "The columns to show, joined by commas.", valueName: "names",
    completion: .values(ColumnsArgument.names))
  package var columns: ColumnsArgument?
  @OptionGroup(title: nil) package var page: PageArguments
  @OptionGroup(title: nil) package var slugs: SlugsArgument
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
    let articles = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: articles.rows.map(\.row.slug))
    } else {
      let table = ArticleTable(
        articles.rows.map(\.row), chosen: columns,
        or: [.headline, .ref, .waiting, .submitter, .words, .section, .due, .submitted, .slug],
        dropping: [.slug, .submitted, .section, .words, .due, .submitter]
      ).table
      try console.show(
        articles.rows, as: table,
        ifEmpty: found.hasUnknownFilter ? nil : "no article is waiting for review")
    }
    try page.tellMore(after: articles.next, on: console)
  }
}
