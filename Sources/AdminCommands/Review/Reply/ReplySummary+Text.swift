import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal

extension ReplySummary {
  /// The reply in several lines: where it is and who wrote it, the text, and the answer.
  func text(on screen: TerminalCapabilities) -> String {
    let paint = Paint(for: screen)
    let name = words.map { SanitizedText(line: $0.name).description } ?? "an erased name"
    let status = row.status == .received ? "" : ", \(row.status.phrase)"
    let lead = "\(paint(reference, .bold))  \(paint(name, .bold)), "
    var text = lead + "\(Moment(row.receivedAt).relative)\(status), to \(slug.text)\n"
    text += Self.block(words?.text ?? "The reply was erased.", on: screen, paint)
    if let answer {
      text += "  The newsroom answers (\(row.answeredBy ?? "")):\n"
      text += Self.block(answer, on: screen, paint)
    }
    return text
  }

  private static func block(
    _ text: String, on screen: TerminalCapabilities, _ paint: Paint
  ) -> String {
    let lines = SanitizedText(block: text).description
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.flatMap { line in
      WrappedText([StyledRun(String(line))], width: screen.readingWidth - 4, paint: paint).lines
    }.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
}
