package import ArgumentParsing
import Editorial
import Newsroom

package struct LogErase: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "erase", abstract: "Take a text out of the newsroom for ever, as the law asks.",
    discussion: """
      Without --revision or --note the manuscripts of all revisions go. What goes is the text: in \
      the table of texts, in the text index, and in every answer, of the past too. The same text \
      goes from all of the article's revisions and notes. Headlines, standfirsts, captions and the \
      record of who did what stay, with the text's salted digest, so that seals and proofs hold.

      The article stays where it is, and live if it is live; 'galley show' says by whom the text was \
      erased, when and by which law. A revision without its text is not submitted, approved or \
      published any more, and the text is not taken under its key again.

      Then the tables that it stood in are written anew, so that it leaves the disk; who reads or \
      writes texts waits meanwhile. --leave-space puts that off to the last of several erasures. On a \
      shared server only an owner of the database can, and is told how. The server's write-ahead log \
      holds the text until its files are used again, and copies and backups made before hold it until \
      they are destroyed.

      Erasing again what is erased records nothing, and writes the tables anew.
      """,
    examples: [
      Example(
        "galley log erase cat-news --reason 'Minors' --ground 'GDPR Art. 17'",
        "The text of every revision."),
      Example(
        "galley log erase cat-news --revision 2 --reason Ruling --ground '12 O 34/26'",
        "The text of revision 2."),
      Example(
        "galley log erase cat-news --note 5 --reason Private --ground Art.17",
        "The note that 'galley history' shows as number 5."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "revision", help: "Erase the text of this revision alone.", valueName: "number")
  package var revision: CountArgument?
  @Option(name: "note", help: "Erase this note, by its number in the history.", valueName: "number")
  package var note: CountArgument?
  @Option(name: "reason", help: "Why.", valueName: "text") package var reason: String
  @Option(name: "ground", help: "The law or the ruling that asks for it.", valueName: "text")
  package var ground: String
  @Flag(name: "leave-space", help: "Leave the disk space to a later erasure.") package
    var leaveSpace: Bool
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard revision == nil || note == nil else {
      throw ArgumentValueError("Erase a revision or a note; they are two erasures.")
    }
  }

  package func run() async throws {
    let console = global.console
    let space = try await global.withMember { member in
      let id = try await member.find(article)
      let receipt = try await member.perform(
        .erase(scope, reason: reason, ground: ground), on: id, options: arguments.options)
      try console.show(receipt)
      return leaveSpace ? nil : try await member.rewriteErasedSpace()
    }
    switch space {
    case .rewritten?: console.tell("the tables that it stood in are written anew")
    case .left(let statement)?:
      console.tell("it is still on the disk until an owner of the database runs: \(statement)")
    case nil: console.tell("it is still on the disk until an erasure without --leave-space")
    }
  }

  private var scope: ErasureScope {
    if let revision { return .revision(revision.count) }
    if let note { return .note(note.count) }
    return .article
  }
}
