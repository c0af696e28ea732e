package import ArgumentParsing
import Newsroom
import PostgresEventStore
import Terminal

package struct LogImport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "import", abstract: "Make this newsroom from an export.",
    discussion: """
      The newsroom must have no record yet. All of the export is taken or nothing: a file that ends \
      too early, or in which a line was altered, left out or moved, is refused with the line. What is \
      made has the same events, texts, people and seals; 'galley log verify' holds it to the seals of \
      the old one, by the old one's key. That the file is the one that was exported only they can say.

      Nobody may act by being in it: 'galley user add' takes each of its people on. Read models are \
      made when they are asked for, or by 'galley projection rebuild --all'. Only an owner of the \
      database may import.
      """,
    examples: [
      Example("galley log import newsroom.jsonl.gz", "From a file."),
      Example("gpg -d newsroom.gpg | galley log import -", "From another program."),
    ])

  @Argument(help: "The export; - for standard input.", valueName: "file", completion: .file)
  package var file: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let input = try NamedInput(argument: file)
    defer { input.close() }
    let reader = ExportReader(input: input)
    let tally = try await global.withMember { member in
      bar.begin("importing", total: nil, unit: "rows")
      return try await member.importLog(progress: { bar.advance(to: $0) }) { body in
        try reader.lines(body)
      }
    }
    bar.clear()
    let summary = TransferSummary(tally)
    try console.show(summary) { "\(file): \(summary.words)\n" }
    console.tell("'galley log verify' holds them to the seals that were kept elsewhere")
  }
}
