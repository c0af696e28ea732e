package import ArgumentParsing
package import Editorial
import Manuscripts
import Newsroom
import PlainText
import Terminal

package struct Import: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "import", abstract: "Import manuscripts or an archive.",
    discussion: """
      Each FILE is a manuscript, as for 'galley draft', and becomes your draft.

      --from-jsonl imports an archive with one article per line, each a JSON object. Only an \
      admin can do this. An object has the fields of a manuscript (slug, headline, standfirst, \
      byline, dateline, section, keywords, language, leadImage), body, and the article's past: \
      author, createdAt, source, firstPublishedAt, lastPublishedAt, publishedBy, and \
      corrections, a list of {kind, notice, at, by}. An article with firstPublishedAt is live; \
      without it, the article is a draft. Times have an offset; a date alone means its start in \
      UTC. The log records who imported the article and when; lists and 'show' use the dates and \
      names of the past.

      Articles are recorded in batches of several hundred; each batch is recorded completely or \
      not at all. If an article cannot be imported, the import stops before its batch and names \
      the article. To continue after that, or after an interruption, repeat the command. An \
      article that was already imported from the same bytes is not imported again.
      """,
    examples: [
      Example("galley import stories/*.md", "Draft an article from each file."),
      Example("galley import --from-jsonl archive.jsonl --dry-run", "See what would be refused."),
      Example("galley import --from-jsonl archive.jsonl", "Import the archive."),
      Example(
        "zcat archive.jsonl.gz | galley import --from-jsonl -", "Import from another program."),
    ])

  @Argument(help: "Markdown files.", valueName: "file", completion: .file)
  package var files: [String] = []
  @Option(
    name: "from-jsonl", help: "An archive, one article per line; - for standard input.",
    valueName: "file", completion: .file)
  package var archive: String?
  @Option(name: "language", help: "The language of articles that name none.", valueName: "tag")
  package var language: LanguageTag?
  @Flag(name: "dry-run", help: "Record nothing; report everything that would be refused.")
  package var dryRun: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard files.isEmpty != (archive == nil) else {
      throw ArgumentValueError("Name manuscripts, or an archive with --from-jsonl.")
    }
  }

  package func run() async throws {
    let console = global.console
    let limits = try ManuscriptSource.limits()
    let source = try source(limits)
    defer { source.close() }
    let bar = console.progressBar()
    defer { bar.clear() }
    bar.begin(dryRun ? "reading" : "importing", total: source.count, unit: "articles")
    let summary = try await global.withMember { member in
      try await ImportRun(
        member: member, language: language ?? Newsroom.language, limits: limits,
        isRehearsal: dryRun, progress: { bar.advance(to: $0) },
        report: { problem in
          bar.clear()
          console.tell("\(problem.place): \(problem.failure.sentence)")
        }
      ).take(from: source)
    }
    bar.clear()
    try console.report(summary) { summary.words(isRehearsal: dryRun) + "\n" }
    guard summary.problems == 0 else {
      throw Failure(
        .invalid, "the import would stop at a refused article; fix these articles first")
    }
  }

  private func source(_ limits: ManuscriptLimits) throws(Failure) -> ImportSource {
    guard let archive else { return .manuscripts(files) }
    // JSON escapes need at most six bytes for a byte of the body.
    return .lines(
      LineReader(try NamedInput(openingOrStandardInput: archive), limit: limits.file * 6))
  }
}

extension ImportSummary {
  /// In words, without a full stop.
  func words(isRehearsal: Bool) -> String {
    let parts = [
      "\(Count.of(imported, "article"))\(isRehearsal ? " would be" : "") imported",
      known == 0 ? nil : "\(Figure.count(known)) already imported",
      problems == 0 ? nil : "\(Figure.count(problems)) refused",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
