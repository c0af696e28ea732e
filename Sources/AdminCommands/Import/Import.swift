package import ArgumentParsing
package import Editorial
import Manuscripts
import Newsroom
import Terminal

package struct Import: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "import", abstract: "Bring in many articles: manuscripts, or an archive of the past.",
    discussion: """
      Each FILE is a manuscript, as 'galley draft' reads it, and becomes a draft of yours.

      --from-jsonl reads what was written elsewhere, an article a line as a JSON object, and is an \
      admin's to do. Its fields are those of a manuscript (slug, headline, standfirst, byline, \
      dateline, section, keywords, language, leadImage), body, and of its past: author, createdAt, \
      source, firstPublishedAt, lastPublishedAt, publishedBy, and corrections, a list of {kind, \
      notice, at, by}. With firstPublishedAt it is live, without it a draft. Times have an offset; a \
      date alone is its first moment in UTC. The record says who imported it and when; dates and \
      names of the past are data in it, which lists and 'show' go by.

      Articles are recorded some hundred at a time, each batch whole or not at all. When one cannot \
      come in the import stops before its batch and names it; the same command again goes on from \
      there, and so it does after it was interrupted. What came in by the same bytes is not brought \
      in twice.
      """,
    examples: [
      Example("galley import stories/*.md", "Draft an article from each file."),
      Example("galley import --from-jsonl archive.jsonl --dry-run", "See what would be refused."),
      Example("galley import --from-jsonl archive.jsonl", "Bring the archive in."),
      Example("zcat archive.jsonl.gz | galley import --from-jsonl -", "From another program."),
    ])

  @Argument(help: "Markdown files.", valueName: "file", completion: .file)
  package var files: [String] = []
  @Option(
    name: "from-jsonl", help: "An archive, an article a line; - for standard input.",
    valueName: "file", completion: .file)
  package var archive: String?
  @Option(name: "language", help: "The language of what names none.", valueName: "tag")
  package var language: LanguageTag?
  @Flag(name: "dry-run", help: "Record nothing, and tell everything that would be refused.")
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
        member: member, language: language ?? LanguageTag("en"), limits: limits,
        isRehearsal: dryRun, progress: { bar.advance(to: $0) },
        tell: { line in
          bar.clear()
          console.tell(line)
        }
      ).take(from: source)
    }
    bar.clear()
    try console.show(summary) { summary.words(isRehearsal: dryRun) + "\n" }
    guard summary.problems == 0 else {
      throw InputError("what is refused keeps its batch from coming in; mend it first")
    }
  }

  private func source(_ limits: ManuscriptLimits) throws(InputError) -> ImportSource {
    guard let archive else { return .manuscripts(files) }
    // A body of so many bytes has no more than six times as many in JSON.
    return .lines(LineReader(try NamedInput(argument: archive), limit: limits.file * 6))
  }
}
