package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct NotesCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "notes", abstract: "List the open notes on an article.",
    discussion: """
      A note can be about words of the text: see --on of 'galley note'. The list says whether they \
      are still in the working revision. 'galley resolve' resolves a note.
      """,
    examples: [
      Example("galley notes cat-news", "List the notes that are open."),
      Example("galley notes cat-news --all", "List all notes."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Flag(name: "all", help: "Also list the notes that are resolved.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let answer = try await global.withMember { try await $0.notes(on: article.reference) }
    let console = global.console
    let notes = console.value(of: answer).filter { all || $0.isOpen }
    try console.show(notes) {
      notes.isEmpty
        ? "No open notes\n" : notes.map { Self.text(of: $0, on: console.screen) }.joined()
    }
  }

  private static func text(of note: ArticleNote, on screen: TerminalCapabilities) -> String {
    let paint = Paint(for: screen)
    let lead = "\(note.number)  "
    let width = screen.readingWidth - lead.count
    var lines = WrappedText(
      [
        StyledRun(note.by, .bold), StyledRun(" \(Moment(note.at).absolute)", .dim),
      ], width: width, paint: paint
    ).lines
    if let passage = note.passage {
      let words = passage.present ?? passage.words
      lines +=
        WrappedText(
          words.map { "on “\($0)”" } ?? "on words that were erased", width: width, paint: paint
        ).lines
      if passage.present == nil, passage.words != nil {
        lines +=
          WrappedText(
            "[these words are no longer in the text]", .dim, width: width, paint: paint
          ).lines
      }
    }
    lines += WrappedText(note.text ?? "[erased]", width: width, paint: paint).lines
    if let resolution = note.resolution {
      lines +=
        WrappedText(
          "resolved by \(resolution.by): \(resolution.text ?? "[erased]")", .dim, width: width,
          paint: paint
        ).lines
    }
    let margin = String(repeating: " ", count: lead.count)
    return paint(lead, .dim) + lines.joined(separator: "\n" + margin) + "\n"
  }
}
