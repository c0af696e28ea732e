import Editorial
import EmbeddedPostgreSQL
import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// What keeps a newsroom from working as it should.
package struct Health: Sendable {
  /// The most urgent problems first; empty for a healthy newsroom.
  package let problems: [HealthProblem]

  package var isHealthy: Bool { problems.isEmpty }

  package init(problems: [HealthProblem]) { self.problems = problems }
}

/// When a delay or a shortage becomes a problem.
package struct HealthLimits: Sendable {
  /// For due schedules, read models that a worker follows, and writers that hold the watermark.
  package var delay: Duration
  /// The oldest permitted seal; nil if the log need not be sealed.
  package var sealAge: Duration?
  /// The smallest permitted share of free disk space, from 0 to 1.
  package var freeSpace: Double

  package init(
    delay: Duration = .seconds(60), sealAge: Duration? = nil, freeSpace: Double = 0.05
  ) {
    self.delay = delay
    self.sealAge = sealAge
    self.freeSpace = freeSpace
  }
}

extension Newsroom {
  /// The health of the newsroom at an address. It changes nothing: it starts no server, creates
  /// nothing, and brings no read model up to date.
  ///
  /// - Parameters:
  ///   - person: Who asks; as for ``acting(as:)``.
  ///   - policy: A process that examines a newsroom should not wait for its server.
  /// - Throws: ``Failure`` or `PostgresError` if the newsroom cannot be examined.
  package static func health(
    at address: DatabaseAddress, as person: String? = nil, limits: HealthLimits = HealthLimits(),
    connections policy: ConnectionPolicy = ConnectionPolicy()
  ) async throws -> Health {
    if let server = address.server, !server.isAccepting {
      return Health(problems: [.serverStopped(home: server.homeDirectory)])
    }
    do {
      return try await with(address, connections: policy, isCreating: false) { newsroom in
        try await newsroom.acting(as: person).health(limits)
      }
    } catch let error as PostgresError {
      guard let server = address.server, error.sqlState == .invalidCatalogName else { throw error }
      return Health(problems: [.newsroomMissing(home: server.homeDirectory)])
    }
  }
}

extension Member {
  /// The health of the newsroom.
  package func health(_ limits: HealthLimits = HealthLimits()) async throws -> Health {
    let schedules = try await schedules()
    let models = try await projections()
    let server = newsroom.address.server
    let space = server.flatMap { DiskSpace(at: $0.homeDirectory) }
    let isFollowed = server == nil || schedules.worker != .none
    let problems: [[HealthProblem]] = [
      schedules.problems(limits, isWorkerNeeded: server == nil),
      models.flatMap { $0.problems(limits, isFollowed: isFollowed) },
      try await watermarkHolder().map { $0.problems(limits) } ?? [],
      space.map { $0.problems(limits) } ?? [],
      try await clockProblems(),
      try await archiveProblems(),
      try await destinations().flatMap { $0.problems(limits) },
      try await sealProblems(limits),
      try await versionProblems(),
    ]
    return Health(problems: problems.flatMap(\.self))
  }

  private func versionProblems() async throws -> [HealthProblem] {
    let major = try await withConnection { $0.majorVersion }
    let versions = newsroom.policy.versions
    return versions.isTested(major) ? [] : [.untestedServer(major: major, versions: versions)]
  }

  private func sealProblems(_ limits: HealthLimits) async throws -> [HealthProblem] {
    guard let oldest = limits.sealAge else { return [] }
    let (isEmpty, age) = try await withConnection { connection in
      let row = try connection.execute(
        """
        SELECT NOT EXISTS (SELECT FROM galley.events),
          (SELECT extract(epoch FROM clock_timestamp() - max(sealed_at))::float8 FROM galley.seals)
        """)[0]
      return (try row.value(at: 0, as: Bool.self), try row.value(at: 1, as: Double?.self))
    }
    if isEmpty { return [] }
    guard let age else { return [.neverSealed] }
    return age > oldest / .seconds(1) ? [.sealTooOld(seconds: age)] : []
  }
}

extension Member {
  /// Looks at the latest events, and at the time now. Times of parallel writers differ a little.
  private func clockProblems() async throws -> [HealthProblem] {
    try await withConnection { connection in
      try connection.execute(
        """
        WITH latest AS (
          SELECT position, recorded_at FROM galley.events ORDER BY position DESC LIMIT 1000),
        times AS (
          SELECT position, recorded_at FROM latest
          UNION ALL SELECT max(position) + 1, clock_timestamp() FROM latest),
        steps AS (
          SELECT lag(position) OVER log AS position,
            extract(epoch FROM max(recorded_at) OVER (log ROWS UNBOUNDED PRECEDING)
              - recorded_at)::float8 AS seconds
          FROM times WINDOW log AS (ORDER BY position))
        SELECT position, seconds FROM steps
        WHERE seconds > 5 AND position IS NOT NULL ORDER BY seconds DESC LIMIT 1
        """
      ).map { .clockWentBack(after: try $0.value(at: 0), seconds: try $0.value(at: 1)) }
    }
  }
}

extension ScheduleStatus {
  fileprivate func problems(_ limits: HealthLimits, isWorkerNeeded: Bool) -> [HealthProblem] {
    var problems: [HealthProblem] = []
    if due > 0, let next, -next.timeIntervalSinceNow > limits.delay / .seconds(1) {
      problems.append(.schedulesOverdue(due, since: next))
    }
    if refused > 0 { problems.append(.schedulesRefused(refused)) }
    switch worker {
    case .publishing, .unseen: break
    case .notPermitted: problems.append(.workerMayNotPublish(waiting: waiting))
    case .none:
      if waiting > 0 || isWorkerNeeded { problems.append(.noWorker(waiting: waiting)) }
    }
    return problems
  }
}

extension ProjectionStatus {
  /// - Parameter isFollowed: Whether a worker should keep it up to date.
  fileprivate func problems(_ limits: HealthLimits, isFollowed: Bool) -> [HealthProblem] {
    var problems = quarantined.map { HealthProblem.quarantined($0) }
    if let buildVersion, buildVersion != version {
      problems.append(.otherVersion(readModel: name, live: buildVersion, program: version))
    }
    if isFollowed, let lagSeconds, lagSeconds > limits.delay / .seconds(1) {
      problems.append(.behind(readModel: name, events: waiting, seconds: lagSeconds))
    }
    return problems
  }
}

extension DestinationStatus {
  /// A pause is not a problem; an unconfirmed takedown is.
  fileprivate func problems(_ limits: HealthLimits) -> [HealthProblem] {
    let (name, state) = (destination.name, destination.state)
    if state == .copied { return [.destinationCopied(name)] }
    let late = waitingSince.flatMap {
      -$0.timeIntervalSinceNow > limits.delay / .seconds(1) ? $0 : nil
    }
    var problems: [HealthProblem] = []
    if takedowns > 0, let since = late ?? (dead > 0 ? lastAttempt?.at : nil) {
      problems.append(.takedownsUnconfirmed(destination: name, takedowns, since: since))
    }
    if let late, state == .active {
      problems.append(.deliveriesBehind(destination: name, waiting, since: late))
    }
    if dead > 0 { problems.append(.deliveriesGivenUp(destination: name, dead)) }
    return problems
  }
}

extension WatermarkHolder {
  fileprivate func problems(_ limits: HealthLimits) -> [HealthProblem] {
    guard let seconds, seconds > limits.delay / .seconds(1) else { return [] }
    return [.watermarkHeld(self)]
  }
}

extension DiskSpace {
  fileprivate func problems(_ limits: HealthLimits) -> [HealthProblem] {
    freeShare < limits.freeSpace ? [.diskNearlyFull(self)] : []
  }
}

extension Health: JSONDescribed {
  package static let json = JSONDescription<Health>(
    "Health", "What keeps a newsroom from working as it should.",
    [
      JSONMember("healthy", "Whether there is no problem.", \.isHealthy),
      JSONMember("problems", "The problems, the most urgent first.", \.problems),
    ])
}
