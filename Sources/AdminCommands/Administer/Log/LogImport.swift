package import ArgumentParsing
import Newsroom
import PlainText
import PostgresEventStore
import Terminal

package struct LogImport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "import", abstract: "Create this newsroom from an export.",
    discussion: """
      The newsroom must be empty. The export is imported completely or not at all: a file that \
      ends too early, or that has an altered, missing or moved line, is refused with the number \
      of the line. The new newsroom has the same events, texts, people and seals. 'galley log \
      verify' with the old newsroom's public key checks it against the seals. Only the seals can \
      show that this is the file that was exported.

      The imported people cannot act yet; 'galley user add' enables each of them. Read models are \
      built when they are first needed, or by 'galley projection rebuild --all'. Only an owner of \
      the database may import.
      """,
    examples: [
      Example("galley log import newsroom.jsonl.gz", "Import a file."),
      Example("gpg -d newsroom.gpg | galley log import -", "Import from another program."),
    ])

  @Argument(help: "The export; - for standard input.", valueName: "file", completion: .file)
  package var file: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let input = try NamedInput(openingOrStandardInput: file)
    defer { input.close() }
    let source = file == "-" ? "standard input" : SanitizedText(line: file).description
    let summary: TransferSummary
    do {
      summary = try await global.withMember { member in
        bar.begin("importing", total: nil, unit: "rows")
        return try await member.readExport(progress: { bar.advance(to: $0) }) {
          try input.read(into: &$0, atMost: $1)
        }
      }
    } catch let error as TransferError where error.line != nil {
      throw TransferError("\(source), \(error)")
    }
    bar.clear()
    try console.report(summary) { "Imported \(summary.words) from \(source)\n" }
    console.tell(
      "verify the import with 'galley log verify' and the seals that were kept elsewhere")
  }
}
