package import ArgumentParsing
import Glibc
import Newsroom
import PostgresEventStore
import Synchronization
import Terminal

package struct LogExport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Export the whole newsroom to a file.",
    discussion: """
      The file contains the events with the texts that they cite, the people and the seals. It \
      has one JSON object per line and is compressed by gzip, so 'zcat' shows it. Each line \
      carries the beginning of a digest of all lines so far, and the last line counts them. The \
      file never contains passwords or erased texts.

      Only the file's owner can read it. --resume continues an interrupted export after removing \
      an incomplete end. If a text was erased in the meantime, start the export again. Auditors \
      may export.
      """,
    examples: [
      Example("galley log export newsroom.jsonl.gz", "Export to a file."),
      Example("galley log export newsroom.jsonl.gz --resume", "Continue an interrupted export."),
      Example("galley log export - | gpg -e -r desk > newsroom.gpg", "Encrypt the export."),
    ])

  @Argument(help: "A new file; - for standard output.", valueName: "file", completion: .file)
  package var file: String
  @Flag(name: "resume", help: "Continue a file from an interrupted export.") package
    var resume: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard file != "-" || !resume else {
      throw ArgumentValueError("--resume needs a file.")
    }
  }

  package func run() async throws {
    let console = global.console
    guard file != "-" || !console.screen.isTerminal else {
      throw Failure(
        .invalid,
        "an export is binary data; name a file, or pipe the output to another program")
    }
    let bar = console.progressBar()
    defer { bar.clear() }
    let writer = try await global.withMember { member in
      // Check this before the file is created.
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
        // A complete export was only checked against the erasures since then.
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
