package import ArgumentParsing
import Glibc
import Newsroom
import PlainText
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
    let progress = { @Sendable (lines: Int) in
      if lines == 0 { bar.begin("exporting", total: nil, unit: "rows") }
      bar.advance(to: lines)
    }
    let summary = try await global.withMember { member in
      guard file == "-" else {
        return try await member.writeExport(
          toFile: file, resuming: resume, version: Self.version, progress: progress)
      }
      let stream = StandardStream(
        fileDescriptor: STDOUT_FILENO, name: "standard output", bufferSize: 0)
      return try await member.writeExport(version: Self.version, progress: progress) {
        try stream.write($0)
      }
    }
    bar.clear()
    guard file != "-" else {
      try Self.synchroniseOutput()
      return console.tell("Exported \(summary.words)")
    }
    try console.report(summary) { "Exported \(summary.words) to \(SanitizedText(line: file))\n" }
  }

  private static var version: String { Galley.configuration.version ?? "" }

  /// Flushes standard output to the disk, if it is a file.
  private static func synchroniseOutput() throws(OutputError) {
    guard fsync(STDOUT_FILENO) == 0 || [EINVAL, EROFS, ENOTSUP].contains(errno) else {
      throw OutputError.failed(stream: "the export", code: errno)
    }
  }
}
