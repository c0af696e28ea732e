package import ArgumentParsing
package import Editorial

package struct ReplyApprove: ReplyModeration {
  package static let configuration = CommandConfiguration(
    name: "approve", abstract: "Show a reply to the public.",
    discussion: "A reply that was rejected or withdrawn can be approved, too.",
    examples: [
      Example("galley reply approve @41", "Approve one reply."),
      Example("galley reply approve @41 @44", "Approve two replies."),
    ])

  @OptionGroup(title: nil) package var replies: RepliesArguments

  package init() {}

  package var command: ReplyCommand { .approve }
}
