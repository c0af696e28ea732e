package import ArgumentParsing
import EditorialReadModels
import Newsroom
import Terminal

package struct Live: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "live", abstract: "List what the public can read, published latest first.",
    discussion: """
      The revision is the one that is live; a newer draft of the article changes nothing here \
      until it is published.
      """,
    examples: [Example("galley live --limit 10", "What was published last.")])

  @Option(help: "How many at most.", valueName: "number")
  package var limit: CountArgument = CountArgument(50)
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let articles = try await global.withNewsroom { try await $0.live(limit: limit.count) }
    let table = Table(
      columns: [
        TableColumn("slug", minimumWidth: 24), TableColumn("published"),
        TableColumn("by", dropRank: 2), TableColumn("revision", alignment: .right),
        TableColumn("corrections", alignment: .right), TableColumn("section", dropRank: 3),
        TableColumn("at", dropRank: 4), TableColumn("headline", minimumWidth: 16, dropRank: 1),
      ],
      rows: articles.map { article in
        let published = Moment(article.row.lastPublishedAt)
        return [
          TableCell(article.row.slug, .bold), TableCell(published.relative),
          TableCell(article.row.publishedBy), TableCell(String(article.row.revision)),
          TableCell(String(article.corrections)), TableCell(article.section ?? ""),
          TableCell(published.absolute, .dim), TableCell(article.headline),
        ]
      })
    try global.console.show(articles, as: table, ifEmpty: "nothing is live")
  }
}
