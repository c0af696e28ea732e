package import ArgumentParsing
import Editorial
import Foundation
import PlainText
import PostgresEventStore
import Seals
import Terminal

package struct LogCheckProof: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "check-proof", abstract: "Check a proof by the public key, without any database.",
    discussion: """
      Prints the event that is proved. That the key is the newsroom's must be known from elsewhere. \
      The exit code is 0 when the proof holds, and 1 when it does not.
      """,
    examples: [
      Example(
        "galley log check-proof lighthouse.tlog-proof --key desk.pub",
        "The key is in a file.")
    ])

  @Argument(help: "The proof; - for standard input.", valueName: "file", completion: .file)
  package var file: String
  @OptionGroup package var keys: VerifierKeys
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard !keys.key.isEmpty else {
      throw ArgumentValueError("Give the newsroom's public key with --key.")
    }
  }

  package func run() async throws {
    let source = BoundedBytes(limit: 8 << 20, advice: "no proof is")
    let bytes = file == "-" ? try source.standardInput() : try source.file(at: file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SealError("\(file) is no proof: it is not UTF-8")
    }
    let proof = try LogProof(text)
    let checkpoint = try proof.check(by: try keys.given())
    let answer = ProvedEvent(
      try SealedEvent(leaf: proof.event), index: proof.inclusion.index, checkpoint)
    let console = global.console
    try console.show(answer) {
      answer.facts.text(for: console.screen) + "\n\(SanitizedText(block: answer.payloadText))"
    }
  }
}
