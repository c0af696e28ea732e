import Editorial
import Foundation
import HTML
import Newsroom
import PlainText

/// The open notes on an article, with the words that they are about.
struct NotesSection {
  let notes: [ArticleNote]
  let article: UUID
  let session: DeskSession
  let clock: DeskClock
  /// The page that shows them.
  var page: ArticlePart = .article

  func write(to writer: inout HTMLWriter) {
    let open = notes.filter(\.isOpen)
    guard !open.isEmpty else { return }
    writer.begin(.section, .cssClass("notes"), .labelled(byID: "notes"))
    writer.write(.h2, .id("notes"), text: DeskWords.openNotes)
    writer.begin(.ul, .cssClass("entries"))
    for note in open {
      writer.begin(.li)
      write(note, to: &writer)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private func write(_ note: ArticleNote, to writer: inout HTMLWriter) {
    if let passage = note.passage { write(passage, to: &writer) }
    writer.write(
      .p, .cssClass("reason"), .direction("auto"), text: note.text ?? DeskWords.erased)
    writer.begin(.p, .cssClass("facts"))
    writer.write(.bdi, text: note.by)
    writer.write(", ")
    writer.write(note.at, clock)
    writer.end()
    guard session.actor.role != .auditor else { return }
    writer.begin(
      .form,
      HTMLAttribute.posting(to: DeskPath.article(article, "resolve").address)
        + [.cssClass("actions")])
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "number", "\(note.number)")
    writer.write(page: page)
    writer.write(
      field: "resolved-\(note.number)", name: "text", DeskWords.howResolved,
      [.kind("text"), .direction("auto"), .longest(WordsLimit.note.characters)])
    writer.write(button: DeskWords.resolve, isQuiet: true)
    writer.end()
  }

  private func write(_ passage: ArticleNote.Passage, to writer: inout HTMLWriter) {
    guard let words = passage.reading else {
      writer.write(.p, .cssClass("hint"), text: DeskWords.erased)
      return
    }
    writer.begin(.blockquote, .direction("auto"))
    writer.write(.p, text: words)
    writer.end()
    if passage.present == nil {
      writer.write(.p, .cssClass("hint"), text: DeskWords.wordsAreGone(passage.revision))
    }
  }
}
