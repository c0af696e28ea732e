import Editorial
import EditorialReadModels
import Newsroom
import Terminal

/// A table of articles that the public can read.
struct LiveTable {
  let table: Table

  init(_ articles: [LiveArticle]) {
    table = Table(
      columns: [
        TableColumn("headline", minimumWidth: 32), TableColumn("ref"), TableColumn("published"),
        TableColumn("by", minimumWidth: 9, dropRank: 2),
        TableColumn("revision", alignment: .right, dropRank: 4),
        TableColumn("corrections", alignment: .right, dropRank: 1),
        TableColumn("section", minimumWidth: 9, dropRank: 3), TableColumn("at", dropRank: 5),
        TableColumn("slug", minimumWidth: 24, dropRank: 6),
      ],
      rows: articles.map { article in
        let published = Moment(article.row.lastPublishedAt)
        let erased = article.erased.map { " [\($0.words.withShownTimes)]" } ?? ""
        return [
          TableCell(article.headline + erased, .bold),
          TableCell(article.reference), TableCell(published.relative),
          TableCell(article.row.publishedBy), TableCell(String(article.row.revision)),
          TableCell(String(article.row.corrections)), TableCell(article.section ?? ""),
          TableCell(published.absolute, .dim), TableCell(article.row.slug.text),
        ]
      })
  }
}
