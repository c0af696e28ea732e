import Foundation
import HTML

/// Writes when each version of an article was live.
struct VersionList {
  private let frame: PageFrame

  init(_ frame: PageFrame) { self.frame = frame }

  /// - Parameter range: The indices of the versions to write.
  func write(
    _ versions: [(from: Date, until: Date?)], _ range: Range<Int>, to writer: inout HTMLWriter
  ) {
    let moment = frame.site.clock.moment
    writer.begin(.ol, .start(range.lowerBound + 1))
    for version in versions[range] {
      writer.begin(.li)
      writer.write(version.from, moment)
      writer.write(" – ")
      if let end = version.until {
        writer.write(end, moment)
      } else {
        writer.write(SiteWords.stillLive)
      }
      writer.end()
    }
    writer.end()
  }
}
