import Editorial
import Foundation
import JSON
import PlainText
import PostgresEventStore

/// The result of a rebuild for one read model, as text and as JSON.
struct Rebuilt {
  let name: String
  let isLive: Bool
  let build: Int
  let events: Int
  let checkpoint: Int64
  let seconds: Double
  let swapLockMilliseconds: Double?
  /// Nil if there was no build of the same version to compare with.
  let comparison: ComparisonAnswer?
  let quarantined: [QuarantinedStream]
}

extension Rebuilt {
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
    quarantined = outcome.quarantined
  }

  var text: String {
    let end = isLive ? "build \(build) is now live" : "not swapped in"
    let made = "\(name): rebuilt from \(Count.of(events, "event")) in \(seconds) s; \(end)\n"
    return made + (comparison?.differences ?? "") + quarantined.map { "  \($0.line)\n" }.joined()
  }
}

extension Rebuilt: JSONDescribed {
  static let json = JSONDescription<Rebuilt>(
    "RebuiltReadModel", "The result of a rebuild for one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("isLive", "Whether the new build was swapped in.", \.isLive),
      JSONMember("build", "The number of the new build.", \.build),
      JSONMember("events", "The number of applied events.", \.events),
      JSONMember("checkpoint", "The last position that the build has applied.", \.checkpoint),
      JSONMember("seconds", "The duration of the rebuild, in seconds.", \.seconds),
      JSONMember.leftOutIfNil(
        "swapLockMilliseconds",
        "How long the swap locked the views; left out if not swapped in.",
        \.swapLockMilliseconds),
      JSONMember.leftOutIfNil(
        "comparison", "The comparison with the former build; left out if there was none.",
        \.comparison),
      JSONMember("quarantined", "The articles in quarantine.", \.quarantined),
    ])
}
