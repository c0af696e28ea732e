package import PostgresEventStore

/// Whether the read models answer for every article.
package struct ReadModelHealth: Sendable {
  /// The articles that the read models do not apply any more, because of an event that they cannot
  /// apply.
  package let quarantined: [QuarantinedStream]

  package init(of models: [ProjectionStatus]) { quarantined = models.flatMap(\.quarantined) }

  /// Why the read models are not healthy; nil if they are.
  package var failure: Failure? {
    guard !quarantined.isEmpty else { return nil }
    return Failure(.failed, "\(quarantined.count) in quarantine", .retryQuarantined)
  }
}
