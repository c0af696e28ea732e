package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Newsroom
import Terminal

package struct List: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List articles, last changed first.",
    discussion: """
      The list shows the editorial state of the working revision and the publication state of \
      the public item. With several options, the list contains only the articles that match all \
      of them. Repeat --state to list articles in any of several states.
      """,
    examples: [
      Example("galley list --state draft --state changesRequested", "List what is being written."),
      Example(
        "galley list --public published --section Harbour", "List what is live in a section."),
      Example("galley list --format json", "Print an array for other programs."),
      Example(
        "galley list --at '2026-12-01 06:00' --zone Europe/Berlin",
        "List the articles as they were then."),
      Example(
        "galley list --after 1795630161123456_01a20ab3-c9d0-7168-8fcd-cd6b44400972",
        "Show the next page; the previous page printed its cursor."),
    ])

  @Option(
    name: "state", help: "Only articles in this editorial state; may be repeated.",
    valueName: "state")
  package var state: [EditorialState] = []
  @Option(
    name: "public", help: "Only articles in this publication state.", valueName: "state")
  package var publicationState: PublicationState?
  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @Option(
    name: "assignee", help: "Only articles assigned to this person.", valueName: "name",
    completion: NameCompletion.person)
  package var assignee: String?
  @OptionGroup package var page: PageArguments
  @Flag(name: "slugs", help: "Print only slugs, one per line.") package var slugs: Bool
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = BoardQuery(
      editorialStates: state, publicationState: publicationState,
      section: section, assignee: assignee, after: page.after, limit: page.limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.list(query, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let articles = page.rows(of: found, on: console)
    if slugs {
      let names = articles.map(\.row.slug)
      try console.show(names) { names.map { "\($0)\n" }.joined() }
    } else {
      try console.show(articles, as: table(of: articles), ifEmpty: "no articles")
    }
  }

  private func table(of articles: [ArticleSummary]) -> Table {
    Table(
      columns: [
        TableColumn("slug", minimumWidth: 24), TableColumn("state"), TableColumn("public"),
        TableColumn("section", minimumWidth: 8, dropRank: 2),
        TableColumn("assignee", minimumWidth: 8, dropRank: 3),
        TableColumn("changed"), TableColumn("at", dropRank: 4),
      ],
      rows: articles.map { article in
        let row = article.row
        let changed = Moment(row.updatedAt)
        return [
          TableCell(row.slug.text, .bold), TableCell(row.editorialState.rawValue),
          TableCell(row.publicationState.words, row.publicationStyle), TableCell(row.section ?? ""),
          TableCell(row.assignee ?? ""), TableCell(changed.relative),
          TableCell(changed.absolute, .dim),
        ]
      })
  }
}

extension BoardRow {
  /// Marks live and killed articles.
  fileprivate var publicationStyle: Style {
    switch publicationState {
    case .published: .green
    case .killed: .red
    case .unpublished: []
    }
  }
}
