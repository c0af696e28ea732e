package import ArgumentParsing
import Newsroom

package struct ReplyAnswer: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "answer", abstract: "Answer a reply in the name of the newsroom.",
    discussion: """
      The answer belongs to the reply. A new answer replaces an earlier one. The text is plain; it is \
      stored outside the log, so that it can be erased.
      """,
    examples: [
      Example(
        "galley reply answer @41 'Thank you. We have corrected the year.'", "Answer one reply.")
    ])

  @Argument(help: "The reply: an id or its beginning, or @position.", valueName: "ref")
  package var reference: String
  @Argument(help: "The answer.", valueName: "text") package var text: String
  @OptionGroup(title: "Command options") package var change: ReplyChangeArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember { member in
      let id = try await member.findReply(reference)
      return try await member.answer(text, to: id, options: change.options)
    }
    try global.console.show(receipt, named: reference)
  }
}
