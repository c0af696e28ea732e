import Editorial
import Foundation
import HTML
import Manuscripts
import Newsroom
import SCGI

/// Somebody saved in the meantime: who and when, the three versions, and what to do.
struct ConflictPage {
  let session: DeskSession
  let article: UUID
  let merge: FormMerge
  /// Their revision.
  let working: WorkingArticle
  let clock: DeskClock
  /// Whether the person's text is a working copy.
  let isKept: Bool
  /// Whether the person chose pictures too, which no form keeps.
  let hasLostFiles: Bool

  func response() -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.conflict, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.conflict)
        writer.begin(.p, .cssClass("problem"), .role("alert"))
        let revision = working.revision
        writer.write(DeskWords.savedRevision(revision.author, revision.number))
        writer.write(revision.savedAt, clock)
        writer.write(isKept ? DeskWords.nothingIsLost : DeskWords.onlyOnThisPage)
        writer.end()
        if hasLostFiles {
          writer.write(.p, .cssClass("problem"), text: DeskWords.picturesAreLost)
        }
        writeForm(to: &writer)
      }, status: 409)
  }

  private func writeForm(to writer: inout HTMLWriter) {
    writer.begin(
      .form, HTMLAttribute.posting(to: DeskPath.article(article, "merge").address))
    writer.write(token: session)
    for (name, text) in merge.mine.sent { writer.write(hidden: name, text) }
    if hasLostFiles { writer.write(hidden: "lost-files", "1") }
    writer.write(hidden: "theirs", "\(working.revision.number)")
    writer.write(.p, text: merge.hasConflicts ? DeskWords.choose : DeskWords.mergesByItself)
    for field in merge.fields {
      write(
        field.name, DeskWords.field(field.name), base: field.base, theirs: field.theirs,
        mine: field.mine, [.theirs, .mine], to: &writer)
    }
    writer.write(.h2, text: DeskWords.mergedText)
    for piece in merge.pieces {
      switch piece {
      case .merged(let text):
        writer.write(.p, .cssClass("merged"), .direction("auto"), text: text)
      case .conflict(let number, let passage):
        write(
          "\(number)", DeskWords.passage(number), base: passage.base, theirs: passage.current,
          mine: passage.draft, FormMerge.Choice.allCases, to: &writer)
      }
    }
    writer.begin(.p, .cssClass("actions"))
    writer.write(
      .button, .kind("submit"), .cssClass("merge"), text: DeskWords.continueMerged)
    for choice in [FormMerge.Choice.mine, .theirs] {
      writer.write(
        .button, .kind("submit"), .cssClass("quiet"), .name("all"), .value(choice.rawValue),
        .sentIncomplete, text: choice == .mine ? DeskWords.keepMine : DeskWords.takeTheirs)
    }
    writer.end()
    writer.end()
  }

  /// A choice with the three versions side by side.
  private func write(
    _ name: String, _ title: String, base: String, theirs: String, mine: String,
    _ choices: [FormMerge.Choice], to writer: inout HTMLWriter
  ) {
    writer.begin(.fieldset, .cssClass("conflict"))
    writer.write(.legend, text: title)
    writer.begin(.div, .cssClass("versions"))
    let columns = [
      (DeskWords.versionBase, WordDiff(from: base, to: base)),
      (DeskWords.versionTheirs(working.revision.author), WordDiff(from: base, to: theirs)),
      (DeskWords.versionMine, WordDiff(from: base, to: mine)),
    ]
    for (heading, difference) in columns {
      writer.begin(.div, .direction("auto"))
      writer.write(.h3, text: heading)
      for paragraph in MarkedParagraph.all(of: difference) { paragraph.write(to: &writer) }
      writer.end()
    }
    writer.end()
    writer.begin(.p, .cssClass("actions"))
    for choice in choices {
      let id = "choice-\(name)-\(choice.rawValue)"
      writer.begin(.label, .labelled(field: id), .cssClass("choice"))
      writer.write(
        empty: .input, .kind("radio"), .id(id), .name("choice-\(name)"), .value(choice.rawValue),
        .required)
      writer.write(" \(DeskWords.choice(choice, of: working.revision.author))")
      writer.end()
    }
    writer.end()
    writer.end()
  }
}
