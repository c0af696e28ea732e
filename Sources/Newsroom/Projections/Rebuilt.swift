import Foundation
package import JSON
import PlainText
package import PostgresEventStore

/// The result of a rebuild for one read model.
package struct Rebuilt: Sendable {
  package let name: String
  /// Whether the new build was swapped in.
  package let isLive: Bool
  /// The number of the new build.
  package let build: Int
  /// The number of applied events.
  package let events: Int
  package let checkpoint: Int64
  /// The duration of the whole rebuild, in milliseconds precision.
  package let seconds: Double
  /// How long the swap locked the views; nil if the build was not swapped in.
  package let swapLockMilliseconds: Double?
  /// Nil if there was no build of the same version to compare with.
  package let comparison: ComparisonAnswer?
  package let quarantined: [QuarantinedStream]
}

extension Rebuilt {
  /// Why the new build was not used, if it lacks articles and does not differ otherwise.
  var omission: String? {
    guard !isLive, comparison?.isEqual != false, !quarantined.isEmpty else { return nil }
    return
      "\(Count.of(quarantined.count, "article")) cannot be read, so that the new build was not used"
  }

  init(_ outcome: Rebuild.Outcome, took duration: Duration) {
    name = outcome.build.projection
    isLive = outcome.isLive
    build = outcome.build.number
    events = outcome.build.events
    checkpoint = outcome.build.checkpoint
    seconds = (duration / .milliseconds(1)).rounded() / 1000
    swapLockMilliseconds = outcome.swapLock.map { $0 / .milliseconds(1) }
    comparison = outcome.comparison.map(ComparisonAnswer.init)
    quarantined = outcome.quarantined
  }
}

extension Rebuilt: JSONDescribed {
  package static let json = JSONDescription<Rebuilt>(
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
        { $0.swapLockMilliseconds.map { ($0 * 1000).rounded() / 1000 } }),
      JSONMember.leftOutIfNil(
        "comparison", "The comparison with the former build; left out if there was none.",
        \.comparison),
      JSONMember("quarantined", "The articles in quarantine.", \.quarantined),
    ])
}
