package import ArgumentParsing
package import Editorial

package struct ReplyReject: ReplyModeration {
  package static let configuration = CommandConfiguration(
    name: "reject", abstract: "Keep a waiting reply from the public.",
    discussion: "Withdraw a reply that is approved. The reader is not told.",
    examples: [
      Example("galley reply reject @41 --reason Insults", "Reject one reply.")
    ])

  @OptionGroup(title: nil) package var replies: RepliesArguments
  @Option(
    name: "reason", help: "The reason, recorded in the log.", valueName: "text", mayBeBlank: true)
  package var reason: String?

  package init() {}

  package var command: ReplyCommand { .reject(reason: reason) }
}
