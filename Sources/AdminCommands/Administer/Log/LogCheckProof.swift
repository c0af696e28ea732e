package import ArgumentParsing
import Newsroom
import PlainText
import Seals
import Terminal

package struct LogCheckProof: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "check-proof", abstract: "Check a proof with the public key, without a database.",
    discussion: """
      The command prints the proved event. Make sure from another source that the key belongs to \
      the newsroom. 'galley export --with-proof' writes SLUG.text.json next to each proof; with \
      --text, this also checks that such a file contains the published text. The exit code is 0 if \
      the proof is valid, and 1 otherwise.
      """,
    examples: [
      Example(
        "galley log check-proof lighthouse.tlog-proof --key desk.pub",
        "Check a proof with a key from a file."),
      Example(
        "galley log check-proof cat.tlog-proof --text cat.text.json --key desk.pub",
        "Check a published text, too."),
    ])

  @Argument(help: "The proof; - for standard input.", valueName: "file", completion: .file)
  package var file: String
  @Option(
    name: "text", help: "The text to compare with the proved event.", valueName: "file",
    completion: .file)
  package var text: String?
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard !keys.key.isEmpty else {
      throw ArgumentValueError("Give the newsroom's public key with --key.")
    }
  }

  package func run() async throws {
    let source = BoundedBytes(limit: 8 << 20, advice: "a proof is smaller")
    let bytes = file == "-" ? try source.standardInput() : try source.file(at: file)
    guard
      let text = String(
        validating: ByteOrderMark.removed(from: bytes[...]), as: UTF8.self)
    else {
      throw SealError("\(file) is not a proof: it is not UTF-8")
    }
    let answer = try ProvedEvent(checking: text, keys: try keys.given())
    if let text = self.text {
      try PublishedText.check(
        try BoundedBytes(limit: 64 << 20, advice: "a published text is smaller").file(at: text),
        against: answer)
    }
    let console = global.console
    try console.show(answer) {
      answer.facts.text(for: console.screen) + "\n\(SanitizedText(block: answer.payloadText))"
    }
  }
}
