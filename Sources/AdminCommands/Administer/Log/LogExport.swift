package import ArgumentParsing
import Glibc
import Newsroom
import PostgresEventStore
import Synchronization
import Terminal

package struct LogExport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Write the whole newsroom to a file that another can be made from.",
    discussion: """
      The file holds the events with the texts that they cite, the people, and the seals, as JSON, a \
      line each, compressed by gzip: 'zcat' shows it. Every line carries the beginning of a digest of \
      all lines up to it, and the last counts them. Passwords are not in it; erased texts are nowhere.

      A file is its owner's alone to read. An export that was interrupted is gone on with by --resume, \
      which cuts off what is not whole; where a text was erased meanwhile, it must be begun anew. An \
      auditor may export.
      """,
    examples: [
      Example("galley log export newsroom.jsonl.gz", "Into a file."),
      Example("galley log export newsroom.jsonl.gz --resume", "Go on after it was interrupted."),
      Example("galley log export - | gpg -e -r desk > newsroom.gpg", "Through another program."),
    ])

  @Argument(help: "A new file; - for standard output.", valueName: "file", completion: .file)
  package var file: String
  @Flag(name: "resume", help: "Go on with a file that an interrupted run has left.") package
    var resume: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard file != "-" || !resume else {
      throw ArgumentValueError("Only a file can be gone on with.")
    }
  }

  package func run() async throws {
    let console = global.console
    guard file != "-" || !console.screen.isTerminal else {
      throw InputError("an export is no text for a terminal; name a file, or a pipe after it")
    }
    let bar = console.progressBar()
    defer { bar.clear() }
    let writer = try await global.withMember { member in
      // Before there is a file.
      try member.requireExporter()
      let (writer, place) = try begin()
      bar.begin("exporting", total: nil, unit: "rows")
      let shared = Mutex(writer)
      try await member.exportLog(after: place, version: Self.version) { kind, object in
        try shared.withLock { writer in
          try writer.write(kind, object)
          if writer.tally.lines.isMultiple(of: 1_000) { bar.advance(to: writer.tally.lines) }
        }
      }
      return try shared.withLock { writer in
        // One that was whole already has been held to what was erased since, and that is all.
        if writer.tally.kind != .manifest { try writer.finish() }
        return writer
      }
    }
    bar.clear()
    let summary = TransferSummary(writer.tally)
    guard file != "-" else { return console.tell("exported \(summary.words)") }
    try console.show(summary) { "\(file): \(summary.words)\n" }
  }

  private static var version: String { Galley.configuration.version ?? "" }

  private func begin() throws -> (ExportWriter, TransferCursor) {
    if file == "-" {
      return (ExportWriter(descriptor: STDOUT_FILENO, name: "standard output"), TransferCursor())
    }
    guard resume else {
      let descriptor = try ExportFile.create(at: file)
      return (ExportWriter(descriptor: descriptor, name: file), TransferCursor())
    }
    let (descriptor, tally, place) = try ExportFile.resume(at: file)
    return (ExportWriter(descriptor: descriptor, name: file, after: tally), place)
  }
}
