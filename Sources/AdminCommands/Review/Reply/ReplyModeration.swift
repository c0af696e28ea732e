package import ArgumentParsing
package import Editorial
import Foundation
import Newsroom
import PlainText

/// A command on one reply or several, which needs no text. Each reply has its own outcome.
package protocol ReplyModeration: Subcommand {
  var replies: RepliesArguments { get }
  /// What is asked for each reply.
  var command: ReplyCommand { get }
}

extension ReplyModeration {
  package func run() async throws {
    let named = try NamedArticles(replies.references)
    try await replies.global.withMember { try await moderate(named, as: $0) }
  }

  func moderate(_ named: NamedArticles, as member: Member) async throws {
    let console = replies.global.console
    let command = command
    switch named {
    case .one(let reference):
      let id = try await member.findReply(reference)
      try console.show(
        try await member.moderate(command, id, options: replies.change.options),
        named: reference)
    case .several(let references):
      if references.isEmpty { console.tell("standard input names no reply; nothing to do") }
      var report = OutcomeReport<ReplyReceipt>(on: console) {
        try console.show($0, named: String($0.id.text))
      }
      try await member.carryOut(
        onReplies: references, options: replies.change.options, report: { try report.add($0) },
        { id, options in try await member.moderate(command, id, options: options) })
      try report.end()
    }
  }
}

/// What every command on one reply or several takes.
package struct RepliesArguments: ArgumentGroup {
  @Argument(
    help:
      "The replies, each an id or its beginning, or @position; - reads them from standard input, "
      + "one per line.", valueName: "ref")
  package var references: [String]
  @OptionGroup(title: "Command options") package var change: ReplyChangeArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}
}

/// The options of every command on replies.
package struct ReplyChangeArguments: ArgumentGroup {
  @Option(
    name: "expect-version", help: "Require this number of events in the reply.",
    valueName: "number")
  package var expectVersion: Int?
  @OptionGroup(title: nil) package var identity: CommandIdentity

  package init() {}

  var options: CommandOptions {
    CommandOptions(commandID: identity.commandID?.id, expectedVersion: expectVersion)
  }
}

extension Console {
  /// Reports the result of a command on a reply, unless `--quiet` is given.
  func show(_ receipt: ReplyReceipt, named reference: String) throws {
    try report(receipt) { "\(receipt.sentence) (\(reference))\n" }
  }
}

extension ReplyReceipt: NamedReceipt {
  static let noun = "reply"
}
