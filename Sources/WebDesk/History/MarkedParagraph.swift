import HTML
import Manuscripts

/// A paragraph of two revisions, with the words that went and those that came.
struct MarkedParagraph: Hashable {
  private(set) var segments: [WordDiff.Segment] = []

  var isUnchanged: Bool { segments.allSatisfy { $0.kind == .same } }

  /// The paragraphs of both texts, in order. A change that spans several paragraphs is split.
  static func all(of difference: WordDiff) -> [MarkedParagraph] {
    var paragraphs: [MarkedParagraph] = []
    var current = MarkedParagraph()
    for segment in difference.segments {
      let parts = segment.text.split(separator: "\n\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          paragraphs.append(current)
          current = MarkedParagraph()
        }
        if !part.isEmpty { current.segments.append(.init(segment.kind, String(part))) }
      }
    }
    paragraphs.append(current)
    return paragraphs.filter { !$0.isBlank }
  }

  private var isBlank: Bool { segments.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.p, isUnchanged ? [.cssClass("unchanged")] : [])
    for segment in segments {
      switch segment.kind {
      case .same: writer.write(segment.text)
      case .removed: writer.write(.del, text: segment.text)
      case .inserted: writer.write(.ins, text: segment.text)
      }
    }
    writer.end()
  }
}
