package import Foundation
import PlainText

/// The end of a page: the time by which its last row is sorted, and the row's article, which
/// distinguishes rows with the same time.
///
/// It names a place in the order and not a row. So the next page neither repeats nor omits an
/// unchanged row, even if the last row of the previous page has changed.
package struct PageCursor: Hashable, Sendable {
  package let time: Date
  package let article: UUID

  package init(_ time: Date, _ article: UUID) {
    self.time = time
    self.article = article
  }

  /// Parses ``text``; nil if it is not a cursor.
  package init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let microseconds = Int64(parts[0]), Self.times.contains(microseconds),
      let article = UUID(uuidString: String(parts[1]))
    else { return nil }
    time = Date(
      timeIntervalSinceReferenceDate: Double(microseconds - Self.distance) / 1_000_000)
    self.article = article
  }

  /// The time in microseconds since 1970, and the article's id.
  package var text: String {
    let microseconds = Int64((time.timeIntervalSinceReferenceDate * 1_000_000).rounded())
    return "\(microseconds + Self.distance)_\(article.text)"
  }

  /// From 1970 to Foundation's reference date, in microseconds.
  private static let distance: Int64 = 978_307_200_000_000
  /// The years 1 to 9999.
  private static let times: Range<Int64> = -62_135_596_800_000_000..<253_402_300_800_000_000
}
