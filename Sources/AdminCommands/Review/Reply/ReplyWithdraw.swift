package import ArgumentParsing
package import Editorial

package struct ReplyWithdraw: ReplyModeration {
  package static let configuration = CommandConfiguration(
    name: "withdraw", abstract: "Stop showing an approved reply.",
    discussion: "The public may not see it any more. Approving it again is possible.",
    examples: [
      Example("galley reply withdraw @41 --reason 'A complaint'", "Withdraw one reply.")
    ])

  @OptionGroup(title: nil) package var replies: RepliesArguments
  @Option(
    name: "reason", help: "The reason, recorded in the log.", valueName: "text", mayBeBlank: true)
  package var reason: String?

  package init() {}

  package var command: ReplyCommand { .withdraw(reason: reason) }
}
