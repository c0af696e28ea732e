import HTML
import Newsroom
import PlainText

/// What a person typed and has not saved as a revision, with the way to the form that has it.
struct UnsavedTexts {
  let copies: [WorkingCopy]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    guard !copies.isEmpty else { return }
    writer.begin(.section)
    writer.write(.h2, text: DeskWords.unsaved)
    writer.begin(.ul, .cssClass("entries"))
    for copy in copies {
      writer.begin(.li)
      writer.begin(.h3)
      let headline = copy.fields["headline"]?.trimmed ?? ""
      writer.write(
        .a, .link(DeskPath.editing(copy.article).address), .direction("auto"),
        text: headline.isEmpty ? DeskWords.noHeadline : headline)
      writer.end()
      writer.begin(.p, .cssClass("facts"))
      writer.write(copy.article == nil ? DeskWords.unsavedNew : DeskWords.unsavedChange)
      writer.write(copy.savedAt, clock)
      writer.end()
      writer.end()
    }
    writer.end()
    writer.end()
  }
}
