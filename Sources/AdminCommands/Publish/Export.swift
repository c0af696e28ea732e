package import ArgumentParsing
import Newsroom
import PlainText
package import Syndication
import Terminal

package struct Export: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Write what the public can read, for other systems.",
    discussion: """
      Without a REF, all live articles are exported, last published first. With --after or --since, \
      the export contains what has changed for the public, in the order of the changes; galley says \
      at the end with which position to continue. Only these exports, and those of named articles, \
      include articles that are gone: unpublished, held, killed or erased. No export contains a text \
      that is not live.

      If --output names a folder, which exists or ends in /, atom and sitemap are written there as \
      several files of --page-size articles, and markdown as one file for each article.

      ninjs: IPTC ninjs 3.1, one JSON object per line. The dateline and each correction are \
      descriptions whose role says so. An article that is gone has the status canceled or withheld, no \
      text and, after a kill, the notice.

      newsml-g2: IPTC NewsML-G2 2.35, one message. An article that is gone has the status canceled or \
      withheld and, after a kill, the notice. It has only the notices of corrections. A message has at \
      least one article.

      json-ld: one document with a schema.org NewsArticle for each article, its corrections, and \
      the notice of a killed article. Clarifications are corrections in it, and it has no former slugs.

      atom: Atom 1.0. With --after, --since or a REF, an article that is gone has a tombstone, and the \
      tombstones come first; an export of all live articles says that it is complete. It has no \
      corrections or former slugs, and not the credit of the lead image.

      rss: RSS 2.0. It cannot say that an article is gone, so only live articles are in it. It has no \
      corrections or former slugs. It needs the setting publisher.url.

      json-feed: JSON Feed 1.1. It cannot say that an article is gone, so only live articles are in \
      it. It has no corrections or former slugs, and not the caption and the credit of the lead image.

      sitemap: the addresses of live articles. Those first published in the last two days are also \
      news, up to 1,000 in one file, which has at most 50,000 addresses. It has no texts, and needs the \
      settings publisher.url and publisher.name.

      markdown: the file from which an article can be drafted, for one article, or for many into a folder, \
      from which the files of articles that are gone are removed. It has no corrections, former slugs or \
      times.

      --with-proof also writes two files for each live article into a folder: SLUG.tlog-proof proves \
      by the latest seal that the text was published, and SLUG.text.json is that text with its \
      salt. 'galley help log check-proof' says how to check them. The proof names who published the \
      article. If the public cannot read an article any more, its files are removed.

      site: web pages in a folder, for any web server. The next export to the folder writes only \
      what has changed. Give --css each time. Readers see the former site until the new one is \
      complete. The folder belongs to galley: an export of the whole site replaces everything in it.
      """,
    examples: [
      Example("galley export ninjs > live.jsonl", "Export all live articles."),
      Example("galley export newsml-g2 cat-news", "Export one article."),
      Example(
        "galley export rss --section Sport --output sport.xml", "Write a section's feed."),
      Example("galley export ninjs --after 1200", "Export what has changed since then."),
      Example(
        "galley export atom --since 'yesterday 18:00'", "Export what has changed since a time."),
      Example("galley export markdown --output texts/", "Write each article as a file."),
      Example("galley export ninjs -o live.jsonl --with-proof proofs", "Add proofs."),
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
    name: "since", help: "What has changed since this time, such as 'yesterday 18:00'.",
    valueName: "time")
  package var since: String?
  @Option(
    name: "output", short: "o",
    help: "Write this file, which is replaced once the export is complete, or files in this "
      + "folder; - for standard output.",
    valueName: "path", completion: .file)
  package var output: String?
  @Option(
    name: "page-size",
    help:
      "The number of articles in a file of a folder (by default 100 for atom, 1000 for sitemap).",
    valueName: "count")
  package var pageSize: CountArgument?
  @Option(
    name: "with-proof", help: "Also write proofs of publication into this folder.",
    valueName: "folder", completion: .file)
  package var proofFolder: String?
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup(title: "Options for a site") package var site: SiteArguments
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try site.validate(for: format)
    guard case .document(let format) = format else { return try validateSite() }
    try TimeReader.check(since, .past)
    if let after, after < 0 {
      throw ArgumentValueError("--after must be a whole number from 0.")
    }
    if after != nil, since != nil { throw ArgumentValueError("Give --after or --since, not both.") }
    if proofFolder == nil, !keys.key.isEmpty {
      throw ArgumentValueError("--key is for --with-proof.")
    }
    if after != nil || since != nil, !articles.isEmpty {
      throw ArgumentValueError(
        "Name articles or give --\(after == nil ? "since" : "after"), not both.")
    }
    try destination.validate(format, articles: articles.count, pageSize: pageSize?.count)
  }

  package func run() async throws {
    guard case .document(let format) = format else {
      return try await site.export(to: articles[0], global)
    }
    let console = global.console
    let proofs = try proofFolder.map {
      try ProofFolder($0, keys: try keys.required(of: try global.address))
    }
    let bar = console.progressBar()
    defer { bar.clear() }
    let answer =
      switch destination {
      case .folder(let path): try await export(format, bar, proofs, inFolder: path)
      case .file(let path):
        try await ReplacedFile(path: path, content: "the export").write {
          try await export(format, bar, proofs, to: $0)
        }
      case .standardOutput: try await export(format, bar, proofs) { try console.output.write($0) }
      }
    bar.clear()
    let summary = console.value(of: answer, as: "export")
    if let proofs { console.tell(try proofs.finish()) }
    // Without a file, standard output contains the export.
    let words = summary.words + (continues ? ". Continue with --after \(summary.position)" : "")
    guard destination != .standardOutput else { return console.tell(words) }
    try console.report(summary) { words + "\n" }
  }

  private func export(
    _ format: SyndicationFormat, _ bar: ProgressBar, _ proofs: ProofFolder?,
    to write: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> Answer<SyndicationSummary> {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    return try await global.withMember { member in
      try await member.syndicate(
        try selection, as: format, asOf: asOf.moment, prover: proofs?.prover,
        progress: { try progress.report($0) }, count: { Self.show($0, on: bar) }, to: write)
    }
  }

  private func export(
    _ format: SyndicationFormat, _ bar: ProgressBar, _ proofs: ProofFolder?,
    inFolder path: String
  ) async throws -> Answer<SyndicationSummary> {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    return try await global.withMember { member in
      try await member.syndicate(
        try selection, as: format, inFolder: path,
        pageSize: pageSize?.count ?? format.pageSize ?? 1, asOf: asOf.moment,
        prover: proofs?.prover,
        progress: { try progress.report($0) }, count: { Self.show($0, on: bar) })
    }
  }

  private static func show(_ count: Int, on bar: ProgressBar) {
    if count == 0 { bar.begin("exporting", total: nil, unit: "articles") }
    bar.advance(to: count)
  }

  private var destination: ExportDestination { ExportDestination(output) }

  /// Whether a later export can continue this one.
  private var continues: Bool { articles.isEmpty && section == nil && keyword == nil }

  /// Read it when the newsroom is open, because it may have set the zone.
  private var selection: PublicSelection {
    get throws(ArgumentValueError) {
      let scope: PublicSelection.Scope =
        if let after {
          .changed(after: after)
        } else if let time = try TimeReader.upToNow(since) {
          .changedSince(time)
        } else {
          articles.isEmpty ? .live : .articles(articles)
        }
      return PublicSelection(scope, section: section, keyword: keyword)
    }
  }
}

extension Export {
  /// - Throws: An error for an option that a site cannot have.
  private func validateSite() throws(ArgumentValueError) {
    guard let folder = articles.first, !folder.isEmpty else {
      throw ArgumentValueError(
        "Name the folder of the site, as in 'galley export site /srv/www/post'.")
    }
    guard articles.count == 1 else { throw ArgumentValueError("Name one folder for a site.") }
    let isNarrowed = section != nil || keyword != nil || after != nil || since != nil
    let isMoved = output != nil || pageSize != nil || proofFolder != nil || !keys.key.isEmpty
    guard !isNarrowed, !isMoved, asOf.at == nil, asOf.atPosition == nil else {
      throw ArgumentValueError(
        "A site shows all live articles in its folder; only --css and --rebuild are for a site.")
    }
  }
}

extension SyndicationFormat: ExpressibleByArgument {}

extension SyndicationSummary {
  /// In words, without a full stop.
  fileprivate var words: String {
    let exported = "Exported \(Count.of(items, "article"))"
    let rest =
      leftOut == 0
      ? "" : " (\(leftOut) left out, because the format cannot say that an article is gone)"
    let gone = removed == 0 ? "" : " and removed \(Count.of(removed, "file"))"
    return exported + rest + gone
  }
}
