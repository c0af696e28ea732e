import Foundation
package import PostgreSQL

/// Marks the words of a search in the matching texts, and selects the parts with the most matches.
package struct SnippetQuery: Sendable {
  /// The texts of a match.
  package struct Source: Sendable {
    package let configuration: TextSearchConfiguration
    package let headline: String
    /// Plain text, without Markdown.
    package let text: String

    package init(configuration: TextSearchConfiguration, headline: String, text: String) {
      self.configuration = configuration
      self.headline = headline
      self.text = text
    }
  }

  package let words: String
  package let sources: [Source]

  package init(words: String, sources: [Source]) {
    self.words = words
    self.sources = sources
  }

  /// For each source, the whole headline and a snippet of the text: up to two parts of at most
  /// 24 words, or the beginning if the text has none of the words.
  package func run(
    on connection: inout Connection
  ) throws -> [(headline: MarkedText, snippet: MarkedText)] {
    let marks = "\(MarkedText.opening)\(MarkedText.closing)"
    let selectors = "StartSel=\(MarkedText.opening), StopSel=\(MarkedText.closing)"
    let (whole, parts) = (
      "\(selectors), HighlightAll=true",
      "\(selectors), MaxFragments=2, MaxWords=24, MinWords=12, FragmentDelimiter=\" … \""
    )
    let rows = try connection.execute(
      """
      SELECT ts_headline(a.configuration, translate(a.headline, \(marks), ''), a.query, \(whole)),
        ts_headline(a.configuration, translate(a.text, \(marks), ''), a.query, \(parts))
      FROM (
        SELECT place, headline, text, configuration::regconfig AS configuration,
          websearch_to_tsquery(configuration::regconfig, \(words)) AS query
        FROM unnest(
          \(sources.map(\.configuration)), \(sources.map(\.headline)), \(sources.map(\.text))
        ) WITH ORDINALITY AS s(configuration, headline, text, place)
      ) AS a
      ORDER BY a.place
      """)
    return try rows.map { row in
      (MarkedText(marked: try row.value(at: 0)), MarkedText(marked: try row.value(at: 1)))
    }
  }
}
