import Editorial
import Foundation
import PlainText
import PostgresEventStore

/// What a rebuild made of one read model, in words and for other programs.
struct Rebuilt: Encodable {
  let name: String
  let isLive: Bool
  private let build: Int
  private let events: Int
  private let checkpoint: Int64
  private let seconds: Double
  private let swapLockMilliseconds: Double?
  /// Nil when there was nothing of the same version to compare with.
  private let comparison: ComparisonAnswer?
  private let quarantined: [QuarantineAnswer]

  init(
    _ outcome: Rebuild<ArticleEventCodec>.Outcome, of report: Rebuild<ArticleEventCodec>.Report,
    took duration: Duration
  ) {
    name = outcome.build.projection
    isLive = outcome.isLive
    build = outcome.build.number
    events = outcome.build.events
    checkpoint = outcome.build.checkpoint
    seconds = (duration / .milliseconds(1)).rounded() / 1000
    swapLockMilliseconds = outcome.swapLock.map { ($0 / .microseconds(1)).rounded() / 1000 }
    comparison = outcome.comparison.map(ComparisonAnswer.init)
    quarantined = outcome.quarantined.map(QuarantineAnswer.init)
  }

  var text: String {
    let end = isLive ? "build \(build) serves now" : "not swapped in"
    let made = "\(name): rebuilt from \(Count.of(events, "event")) in \(seconds) s; \(end)\n"
    return made + (comparison?.differences ?? "") + quarantined.map { "  \($0.line)\n" }.joined()
  }
}
