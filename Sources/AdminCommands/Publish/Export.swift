package import ArgumentParsing
import Newsroom
import PlainText
package import Syndication
import Terminal

package struct Export: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Write what the public can read, for other systems.",
    discussion: """
      Without a REF, all live articles are exported, last published first. With --after, the \
      export contains what has changed for the public after this position of the log, in the order \
      of the changes, including unpublished, killed and erased articles; galley says at the end with which \
      position to continue. No export contains a text that is not live.

      ninjs: IPTC ninjs 3.1, one JSON object per line. The dateline and each correction are \
      descriptions whose role says so. An unpublished, killed or erased article has the status canceled, no \
      text and, after a kill, the notice.

      json-ld: one document with a schema.org NewsArticle for each article, its corrections, and \
      the notice of a killed article.

      json-feed: JSON Feed 1.1. It cannot say that an article is gone, so only live articles are in \
      it.

      --with-proof also writes two files for each live article into a folder: SLUG.tlog-proof proves \
      by the latest seal that the text was published, and SLUG.text.json is that text with its \
      salt. 'galley help log check-proof' says how to check them. The proof names who published the \
      article. If the public cannot read an article any more, its files are removed.
      """,
    examples: [
      Example("galley export ninjs > live.jsonl", "Export all live articles."),
      Example("galley export ninjs cat-news", "Export one article."),
      Example(
        "galley export json-feed --section Sport --output sport.json", "Write a section's feed."),
      Example("galley export ninjs --after 1200", "Export what has changed since then."),
      Example("galley export ninjs -o live.jsonl --with-proof proofs", "Add proofs."),
    ])

  @Argument(help: "The format.", valueName: "format") package var format: SyndicationFormat
  @Argument(
    help: "Articles, as for 'galley show'.", valueName: "ref",
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
  @Option(
    name: "with-proof", help: "Also write proofs of publication into this folder.",
    valueName: "folder", completion: .file)
  package var proofFolder: String?
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    if let after, after < 0 {
      throw ArgumentValueError("--after must be a whole number from 0.")
    }
    if proofFolder == nil, !keys.key.isEmpty {
      throw ArgumentValueError("--key is for --with-proof.")
    }
    if after != nil, !articles.isEmpty {
      throw ArgumentValueError("Name articles or give --after, not both.")
    }
  }

  package func run() async throws {
    let console = global.console
    let proofs = try proofFolder.map {
      try ProofFolder($0, keys: try keys.required(of: try global.address))
    }
    let bar = console.progressBar()
    defer { bar.clear() }
    let answer =
      if let output, output != "-" {
        try await ReplacedFile(path: output, content: "the export").write {
          try await export(bar, proofs, to: $0)
        }
      } else {
        try await export(bar, proofs) { try console.output.write($0) }
      }
    bar.clear()
    let summary = console.value(of: answer, as: "export")
    if let proofs { console.tell(proofs.words) }
    // Without a file, standard output contains the export.
    let words = summary.words + (continues ? ". Continue with --after \(summary.position)" : "")
    guard output != nil, output != "-" else { return console.tell(words) }
    try console.report(summary) { words + "\n" }
  }

  private func export(
    _ bar: ProgressBar, _ proofs: ProofFolder?,
    to write: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> Answer<SyndicationSummary> {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    return try await global.withMember { member in
      try await member.syndicate(
        selection, as: format, asOf: asOf.moment, prover: proofs?.prover,
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

extension SyndicationFormat: ExpressibleByArgument {}

extension SyndicationSummary {
  /// In words, without a full stop.
  fileprivate var words: String {
    let exported = "Exported \(Count.of(items, "article"))"
    let rest = leftOut == 0 ? "" : " (\(leftOut) left out: the format cannot say that it is gone)"
    return exported + rest
  }
}
