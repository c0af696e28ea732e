package import ArgumentParsing
import EditorialReadModels
import Newsroom
import Terminal

package struct List: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List articles, changed last first.")

  @Option(help: "How many at most.", valueName: "number")
  package var limit: Int = 50
  @Flag(help: "Print slugs only, a line each.") package var slugs: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let query = BoardQuery(limit: limit)
    let articles = try await global.withNewsroom { try await $0.list(query) }
    let table = Table(
      columns: [TableColumn("slug"), TableColumn("state"), TableColumn("public")],
      rows: articles.map { article in
        [
          TableCell(article.row.slug), TableCell(article.row.editorialState),
          TableCell(article.row.publicationState),
        ]
      })
    try global.console.show(articles, as: table, ifEmpty: "no articles")
  }
}
