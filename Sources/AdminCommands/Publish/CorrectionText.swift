import Digests
import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal
import TerminalManuscripts

/// Corrections with the words before and after, each as a paragraph and its changes.
struct CorrectionText {
  private let corrections: [ArticleCorrection]
  private let paint: Paint
  private let width: Int

  init(_ corrections: [ArticleCorrection], screen: TerminalCapabilities) {
    self.corrections = corrections
    paint = Paint(for: screen)
    width = screen.readingWidth
  }

  /// Each correction ends with a newline, and an empty line separates it from the next.
  var text: String {
    corrections.map { correction in
      (lead(of: correction) + changes(of: correction)).map { "\($0)\n" }.joined()
    }.joined(separator: "\n")
  }

  private func lead(of correction: ArticleCorrection) -> [String] {
    let row = correction.row
    let title = "\(correction.slug), \(row.kind.title.lowercased()) \(row.number)"
    let when = "\(Moment(row.publishedAt).absolute), \(row.publishedBy)"
    return WrappedText(
      [
        StyledRun(title, .bold), StyledRun(", \(SanitizedText(line: when)): ", .dim),
        StyledRun(SanitizedText(line: row.notice).description),
      ], width: width, paint: paint
    ).lines
  }

  private func changes(of correction: ArticleCorrection) -> [String] {
    let margin = "  "
    let erased = correction.erased.map { erased in
      "The text of revision \(erased.revision) was \(erased.erasure.words.withShownTimes)."
    }
    let remark =
      correction.fields.isEmpty && erased.isEmpty
      ? ["The words before and after are not known."] : []
    let notes = (erased + remark).flatMap {
      WrappedText($0, .dim, width: max(1, width - margin.count), paint: paint).lines
    }
    let words = correction.fields.flatMap { field in
      [paint(field.field, .dim)]
        + field.words.lines(width: width - margin.count, paint: paint, context: 0)
    }
    return (words + notes).map { margin + $0 }
  }
}
