import Editorial
import HTML
import Manuscripts

/// Writes corrections of an article in their order, each with its number.
struct CorrectionList {
  private let frame: PageFrame
  private let hasWords: Bool

  /// - Parameter hasWords: Whether to write the words before and after each correction, too. Only the
  ///   last corrections have them, so a page that should not change later has none.
  init(_ frame: PageFrame, hasWords: Bool) { (self.frame, self.hasWords) = (frame, hasWords) }

  /// How many changed passages of a correction are shown. Its notice says what matters.
  private static let mostPassages = 3
  /// The most characters of a passage, before and after each.
  private static let longestPassage = 240

  func write(_ corrections: ArraySlice<PublicCorrection>, to writer: inout HTMLWriter) {
    let words = frame.language.interfaceAttributes
    writer.begin(.ol)
    for correction in corrections {
      writer.begin(.li, .id(ArticlePart.correctionID(correction.number)))
      writer.begin(.p, [.cssClass("times")] + words)
      writer.write(.strong, text: "\(correction.number). \(correction.kind.siteWord)")
      writer.write(" · ")
      writer.write(correction.publishedAt, frame.site.clock.moment)
      writer.end()
      writer.write(.p, text: correction.notice)
      let passages = hasWords ? correction.change?.passages ?? [] : []
      for passage in passages.prefix(Self.mostPassages) {
        write(passage, to: &writer)
      }
      writer.end()
    }
    writer.end()
  }

  private func write(_ passage: ChangedPassage, to writer: inout HTMLWriter) {
    writer.begin(.dl)
    for (name, words) in [
      (SiteWords.before, passage.former), (SiteWords.after, passage.present),
    ] where !words.isEmpty {
      writer.write(.dt, frame.language.interfaceAttributes, text: name)
      let (before, after) = (passage.isCutBefore ? "… " : "", passage.isCutAfter ? " …" : "")
      writer.write(.dd, text: before + words.abbreviated(to: Self.longestPassage) + after)
    }
    writer.end()
  }
}

extension CorrectionKind {
  var siteWord: String {
    switch self {
    case .correction: SiteWords.correction
    case .clarification: SiteWords.clarification
    case .refile: SiteWords.typographicalCorrection
    }
  }
}
