package import ArgumentParsing
package import Editorial
import Newsroom
import PlainText

package struct ReplyErase: ReplyModeration {
  package static let configuration = CommandConfiguration(
    name: "erase", abstract: "Erase a reply to meet a legal requirement.",
    discussion: """
      This erases what the reader wrote, with the name and the e-mail address, and the answers to it. \
      The record of who did what remains, and so does the salted digest of the texts, so that seals \
      and proofs stay valid. Only an admin may erase a reply, and nothing can be done with it \
      afterwards.

      The texts stay on the disk until the next 'galley log erase' rewrites the tables.

      At a terminal, the command says what will happen and asks. Elsewhere it requires --yes.
      """,
    examples: [
      Example(
        "galley reply erase @41 --reason 'Asked for' --ground 'GDPR Art. 17'",
        "Erase one reply.")
    ])

  @OptionGroup(title: nil) package var replies: RepliesArguments
  @Option(name: "reason", help: "The reason.", valueName: "text", mayBeBlank: true) package
    var reason: String
  @Option(
    name: "ground", help: "The law or ruling that requires it.", valueName: "text", mayBeBlank: true
  )
  package var ground: String
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments

  package init() {}

  package var command: ReplyCommand { .erase(reason: reason, ground: ground) }

  package func run() async throws {
    let named = try NamedArticles(replies.references)
    let console = replies.global.console
    try await replies.global.withMember { member in
      if confirmation.dryRun {
        var found: [ReplySummary] = []
        for reference in named.references { found.append(try await member.reply(reference)) }
        try console.show(found) {
          found.map { $0.text(on: console.screen) }.joined(separator: "\n")
        }
        console.tell("this was a dry run; nothing was done")
        return
      }
      try confirmation.obtain(question(named.references.count), on: console)
      try await moderate(named, as: member)
    }
  }

  private func question(_ count: Int) -> Confirmation {
    Confirmation(
      warning: "erasing \(Count.of(count, "reply", plural: "replies")) cannot be undone",
      consequences: [
        "The name, the text, the e-mail address and the answer are erased everywhere.",
        "The record of who did what stays.",
      ], question: "Erase \(count == 1 ? "it" : "them")?")
  }
}
