package import ArgumentParsing
import Newsroom
import PlainText
import Syndication
import Terminal

package struct Export: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Write what the public can read, for other systems.",
    discussion: """
      Without a REF, all live articles are exported, last published first. With --after, the \
      export contains what has changed for the public after this position of the log, in the order \
      of the changes, including unpublished, killed and erased articles; galley says at the end with which \
      position to continue. No export contains a text that is not live.

      ninjs: IPTC ninjs 3.1, one JSON object per line. Corrections and the dateline are \
      descriptions with these roles. An unpublished, killed or erased article has the status canceled, no \
      text and, after a kill, the notice.

      json-ld: one document with a schema.org NewsArticle for each article, its corrections, and \
      the notice of a killed article.

      json-feed: JSON Feed 1.1. It cannot say that an article is gone, so only live articles are in \
      it.

      site: web pages in a folder, for any web server. The next export to the folder writes only \
      what has changed. Give --css each time. Readers see the former site until the new one is \
      complete. The folder belongs to galley: an export of the whole site replaces everything in it.
      """,
    examples: [
      Example("galley export ninjs > live.jsonl", "Export all live articles."),
      Example("galley export ninjs cat-news", "Export one article."),
      Example(
        "galley export json-feed --section Sport --output sport.json", "Write a section's feed."),
      Example("galley export ninjs --after 1200", "Export what has changed since then."),
      Example("galley export site /srv/www/post", "Write the site, or what has changed."),
    ])

  @Argument(help: "The format.", valueName: "format") package var format: ExportFormat
  @Argument(
    help: "Articles, as for 'galley show'; for a site, its folder.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var articles: [String] = []
  @Option(name: "section", help: "Only articles of this section.", valueName: "section")
  package var section: String?
  @Option(name: "keyword", help: "Only articles with this keyword.", valueName: "keyword")
  package var keyword: String?
  @Option(
    name: "after", help: "What has changed after this position of the log.",
    valueName: "position")
  package var after: Int64?
  @Option(
    name: "output", short: "o",
    help: "Write this file, which is replaced once the export is complete; - for standard output.",
    valueName: "file",
    completion: .file)
  package var output: String?
  @OptionGroup(title: "Options for a site") package var site: SiteArguments
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try site.validate(for: format)
    if format == .site { try validateSite() }
    if let after, after < 0 {
      throw ArgumentValueError("--after must be a whole number from 0.")
    }
    if after != nil, !articles.isEmpty {
      throw ArgumentValueError("Name articles or give --after, not both.")
    }
  }

  package func run() async throws {
    guard case .document(let format) = format else {
      return try await site.export(to: articles[0], global)
    }
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let answer =
      if let output, output != "-" {
        try await ReplacedFile(path: output, content: "the export").write {
          try await export(format, bar, to: $0)
        }
      } else {
        try await export(format, bar) { try console.output.write($0) }
      }
    bar.clear()
    let summary = console.value(of: answer, as: "export")
    // Without a file, standard output contains the export.
    let words = summary.words + (continues ? ". Continue with --after \(summary.position)" : "")
    guard output != nil, output != "-" else { return console.tell(words) }
    try console.report(summary) { words + "\n" }
  }

  private func export(
    _ format: SyndicationFormat, _ bar: ProgressBar,
    to write: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> Answer<SyndicationSummary> {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    return try await global.withMember { member in
      try await member.syndicate(
        selection, as: format, asOf: asOf.moment,
        progress: { try progress.report($0) },
        count: { count in
          if count == 0 { bar.begin("exporting", total: nil, unit: "articles") }
          bar.advance(to: count)
        },
        to: write)
    }
  }

  /// Whether a later export can continue this one.
  private var continues: Bool { articles.isEmpty && section == nil && keyword == nil }

  private var selection: PublicSelection {
    let scope: PublicSelection.Scope =
      if let after { .changed(after: after) } else {
        articles.isEmpty ? .live : .articles(articles)
      }
    return PublicSelection(scope, section: section, keyword: keyword)
  }
}

extension Export {
  /// - Throws: An error for an option that a site cannot have.
  private func validateSite() throws(ArgumentValueError) {
    guard articles.count == 1, !articles[0].isEmpty else {
      throw ArgumentValueError("A site needs one folder.")
    }
    let isNarrowed = section != nil || keyword != nil || after != nil || output != nil
    guard !isNarrowed, asOf.at == nil, asOf.atPosition == nil else {
      throw ArgumentValueError(
        "A site shows all live articles: leave out --section, --keyword, --after, --output and --at."
      )
    }
  }
}

extension SyndicationSummary {
  /// In words, without a full stop.
  fileprivate var words: String {
    let exported = "Exported \(Count.of(items, "article"))"
    let rest = leftOut == 0 ? "" : " (\(leftOut) left out: the format cannot say that it is gone)"
    return exported + rest
  }
}
