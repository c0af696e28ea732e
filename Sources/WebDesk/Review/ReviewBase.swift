import Editorial
import EditorialReadModels
import Newsroom
import WebRequests

/// What a submitted text is compared with.
enum ReviewBase: String, CaseIterable {
  case live
  /// The revision that was last approved or sent back.
  case review
  /// Nothing: the whole text is read.
  case none = "text"

  var words: String {
    switch self {
    case .live: DeskWords.sinceLive
    case .review: DeskWords.sinceReview
    case .none: DeskWords.wholeText
    }
  }

  /// The revision to compare with; nil if there is none that is older than the submitted one.
  func revision(of article: ArticleAnswer, _ steps: [HistoryEntry]) -> Int? {
    let number: Int? =
      switch self {
      case .live: article.publication?.revision
      case .review: Self.lastReview(in: steps)?.row.revision
      case .none: nil
      }
    return number.flatMap { $0 < article.revision.revision ? $0 : nil }
  }

  /// The last approval or request for changes; nil if there was none.
  static func lastReview(in steps: [HistoryEntry]) -> HistoryEntry? {
    steps.last { [.approved, .changesRequested].contains($0.row.event) }
  }
}

extension FormFields {
  /// What a reviewer sees, or asks for.
  var reviewBase: ReviewBase? { text("since").flatMap { ReviewBase(rawValue: $0) } }
}
