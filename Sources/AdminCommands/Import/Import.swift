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
      Each FILE is a manuscript, as for 'galley draft', and becomes your draft. From a folder, \
      all Markdown files are imported.

      With --preset, --map, --ignore or --from, the files come from another system. The presets are \
      hugo and jekyll (folders of Markdown files), wordpress (XML files that it exports), ninjs \
      (version 1 to 3: an object, an array, or one object per line) and atom (feeds and entries). \
      What comes from ninjs and Atom becomes your drafts; canceled, withheld and deleted items are \
      left out.

      --map says what a field means here: the name of a field of a manuscript (such as \
      leadImage.uri), section+keywords (the first word is the section, the others are keywords), or \
      a part of the article's past: author, createdAt, source, firstPublishedAt, lastPublishedAt, \
      publishedBy, draft, published. --ignore leaves a field out. In Markdown files, the command \
      refuses fields that are neither, all at once, and shows the options to add. It also refuses \
      template syntax outside of code, such as {{< figure >}} or [gallery]. --zone is the zone of \
      times without an offset. At the end, the command counts what was left out.

      --from-jsonl imports an archive with one article per line, each a JSON object. An object has \
      the fields of a manuscript (slug, headline, standfirst, byline, dateline, section, keywords, \
      language, leadImage, images), body, and the article's past: author, createdAt, source, \
      firstPublishedAt, lastPublishedAt, publishedBy, and corrections, a list of {kind, notice, at, \
      by}. Times have an offset; a date alone means its start in UTC.

      An article with firstPublishedAt is live; without it, the article is a draft. Only an admin \
      can import articles with a past. The log records who imported the article and when; lists and \
      'show' use the dates and names of the past.

      Articles are recorded in batches of several hundred; each batch is recorded completely or \
      not at all. If an article cannot be imported, the import stops before its batch and names \
      the article. To continue after that, or after an interruption, repeat the command. An \
      article that was already imported from the same bytes is not imported again.
      """,
    examples: [
      Example("galley import stories/*.md", "Draft an article from each file."),
      Example(
        "galley import --preset hugo content --dry-run", "See what would be refused or left out."),
      Example(
        "galley import --preset jekyll _posts --zone Europe/Berlin", "Import a site of Jekyll."),
      Example("galley import --preset wordpress export.xml", "Import a site of WordPress."),
      Example("galley import --preset ninjs wire.jsonl --dry-run", "Try to import a wire."),
      Example(
        "galley import --preset atom feed.xml", "Draft an article from each entry of a feed."),
      Example(
        "galley import --map title=headline --map date=createdAt --ignore layout old",
        "Import from another system."),
      Example("galley import --from-jsonl archive.jsonl", "Import an archive."),
      Example(
        "zcat archive.jsonl.gz | galley import --from-jsonl -", "Import from another program."),
    ])

  @Argument(
    help: "Markdown files, folders of them, or exports; - for ninjs on standard input.",
    valueName: "file", completion: .file)
  package var files: [String] = []
  @Option(
    name: "from-jsonl", help: "An archive, one article per line; - for standard input.",
    valueName: "file", completion: .file)
  package var archive: String?
  @Option(name: "language", help: "The language of articles that name none.", valueName: "tag")
  package var language: LanguageTag?
  @Flag(name: "dry-run", help: "Record nothing; report everything that would be refused.")
  package var dryRun: Bool
  @OptionGroup(title: "Other systems") package var mapping: ImportMappingArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard files.isEmpty != (archive == nil) else {
      throw ArgumentValueError("Name manuscripts, or an archive with --from-jsonl.")
    }
    guard archive == nil || !mapping.isGiven else {
      throw ArgumentValueError(
        "--from-jsonl takes no mapping; its fields have the names of Galley.")
    }
  }

  package func run() async throws {
    let limits = try ManuscriptSource.limits()
    let plan = try ImportPlan(
      files, archive: archive, mapping, zone: global.zone, limits: limits)
    defer { plan.source.close() }
    let console = global.console
    for field in plan.unknown {
      console.tell("\(field.place): \(field.sentence)")
    }
    if !dryRun, let failure = plan.failure { throw failure }
    let summary = try await take(plan, limits, console)
    for line in summary.counts { console.tell(line) }
    try console.report(summary) { summary.words(isRehearsal: dryRun) + "\n" }
    if let failure = plan.failure { throw failure }
    guard summary.problems == 0 else {
      throw Failure(
        .invalid, "the import would stop at a refused article; fix these articles first")
    }
  }

  private func take(
    _ plan: ImportPlan, _ limits: ManuscriptLimits, _ console: Console
  ) async throws -> ImportSummary {
    let bar = console.progressBar()
    defer { bar.clear() }
    bar.begin(dryRun ? "reading" : "importing", total: plan.source.count, unit: "articles")
    return try await global.withMember { member in
      try await ImportRun(
        member: member, language: language ?? plan.language ?? Newsroom.language, limits: limits,
        isRehearsal: dryRun, progress: { bar.advance(to: $0) },
        report: { problem in
          bar.clear()
          console.tell("\(problem.place): \(problem.failure.ofImport.sentence)")
        }
      ).take(from: plan.source, after: plan.survey)
    }
  }
}
