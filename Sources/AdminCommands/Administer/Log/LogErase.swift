package import ArgumentParsing
import Editorial
import Foundation
import Newsroom

package struct LogErase: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "erase",
    abstract: "Erase a text or a picture to meet a legal requirement.",
    discussion: """
      Without --revision, --note or --picture, this erases the manuscripts and the pictures of all \
      revisions. With --revision, it erases the manuscript of that revision, and the pictures that \
      no other revision has; with --picture, one picture from all revisions. The text is removed \
      from the table of texts, from the text index and from every answer, including answers about \
      the past. If several of the article's revisions and notes have the same text, \
      it is erased from all of them. Headlines, standfirsts, captions and the record of who did \
      what remain, and so does the salted digest of the text, so that seals and proofs stay \
      valid.

      A submission, an approval or a schedule of an erased text ends; a live article stays live. \
      'galley show' says who erased the text, when, and on which legal ground. A revision without \
      its text cannot be submitted, approved or published, and the text cannot be stored under \
      its key again.

      After that, the tables that contained the text are rewritten, so that it leaves the disk. \
      Reading and writing texts waits in the meantime. When you erase several texts, \
      --leave-space postpones this to the last one. On a shared server only an owner of the \
      database can do it; others are shown the statement to run. The text remains in the server's \
      write-ahead log until its files are reused, and in earlier copies and backups until they \
      are destroyed.

      The folder of a site has what was live until the next 'galley export site'.

      Erasing an erased text records nothing, but rewrites the tables.

      At a terminal, the command says what will happen and asks. Elsewhere it requires --yes.
      """,
    examples: [
      Example(
        "galley log erase cat-news --reason 'Minors' --ground 'GDPR Art. 17'",
        "Erase the text of every revision."),
      Example(
        "galley log erase cat-news --revision 2 --reason Ruling --ground '12 O 34/26'",
        "Erase the text of revision 2."),
      Example(
        "galley log erase cat-news --note 5 --reason Private --ground Art.17",
        "Erase note 5 of 'galley history'."),
      Example(
        "galley log erase cat-news --picture oak.jpg --reason Private --ground Art.17",
        "Erase a picture."),
      Example(
        "galley log erase cat-news --reason Minors --ground Art.17 --dry-run",
        "See what would be erased."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Option(name: "revision", help: "Erase the text of this revision only.", valueName: "number")
  package var revision: CountArgument?
  @Option(name: "note", help: "Erase this note, by its number in the history.", valueName: "number")
  package var note: CountArgument?
  @Option(
    name: "picture", help: "Erase this picture, by its path in the last revision that has it.",
    valueName: "path")
  package var picture: String?
  @Option(name: "reason", help: "The reason.", valueName: "text", mayBeBlank: true) package
    var reason: String
  @Option(
    name: "ground", help: "The law or ruling that requires it.", valueName: "text", mayBeBlank: true
  )
  package var ground: String
  @Flag(name: "leave-space", help: "Leave the text on the disk until a later erasure.") package
    var leaveSpace: Bool

  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments

  package init() {}

  package func validate() throws(ArgumentValueError) {
    let given = [revision != nil, note != nil, picture != nil]
    guard given.count(where: { $0 }) <= 1 else {
      throw ArgumentValueError("Give only one of --revision, --note and --picture.")
    }
  }

  package func run() async throws {
    let console = desk.global.console
    let outcome = try await desk.global.withMember { member -> Outcome in
      let id = try await member.find(desk.article.reference)
      let erasure = try await member.planErasure(
        of: id, try await scope(as: member, of: id), reason: reason, ground: ground)
      if confirmation.dryRun {
        try rehearse(erasure)
        return .rehearsed
      }
      if !erasure.isEmpty { try confirmation.obtain(erasure.confirmation, on: console) }
      let receipt = try await member.carryOut(erasure, options: desk.options)
      try console.show(receipt, verbose: desk.command.receipt.verbose)
      if erasure.isLive {
        console.tell("the folder of a site still has it until the next 'galley export site'")
      }
      return .erased(leaveSpace ? nil : try await member.rewriteErasedSpace())
    }
    if case .erased(let space) = outcome { tell(about: space) }
  }

  private enum Outcome {
    case rehearsed
    case erased(ErasedSpace?)
  }

  private func rehearse(_ erasure: PlannedErasure) throws {
    let console = desk.global.console
    switch console.format {
    case .json, .ndjson, .csv: try console.show(erasure) { "" }
    case .table where erasure.isEmpty: console.tell("nothing to do: the text is erased already")
    case .table: try console.rehearse(erasure.confirmation)
    }
  }

  private func tell(about space: ErasedSpace?) {
    let console = desk.global.console
    switch space {
    case .rewritten?: console.tell("the tables that contained it have been rewritten")
    case .left(let statement)?:
      console.tell("the text stays on the disk until an owner of the database runs: \(statement)")
    case nil: console.tell("the text stays on the disk until an erasure without --leave-space")
    }
  }

  private func scope(as member: Member, of article: UUID) async throws -> ErasureScope {
    if let picture { return .picture(try await member.picture(at: picture, everIn: article)) }
    if let revision { return .revision(revision.count) }
    if let note { return .note(note.count) }
    return .article
  }
}
