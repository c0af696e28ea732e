import Editorial
import Manuscripts
import Newsroom
import Terminal
import TerminalManuscripts

extension ArticleDifference {
  /// The changed fields under their names, each line with its newline.
  ///
  /// - Parameter context: How many unchanged paragraphs to show around a change; nil for all.
  func text(for screen: TerminalCapabilities, context: Int?) -> String {
    let paint = Paint(for: screen)
    let blocks = fields.map { field in
      ([paint(field.field, .bold)]
        + field.words.lines(width: screen.readingWidth, paint: paint, context: context))
        .joined(separator: "\n")
    }
    guard !blocks.isEmpty else { return "" }
    let title = paint("\(slug): revision \(from) → \(to)", .dim)
    return ([title] + blocks).joined(separator: "\n\n") + "\n"
  }
}
