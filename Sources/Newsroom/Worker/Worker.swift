import Dispatch
import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

/// Keeps all read models up to date with the log, does the work on them that others ask for, and carries
/// out due schedules until it is stopped.
///
/// One of several workers leads each read model: the one whose session holds the lock on it. When
/// that session ends for any reason, another takes over within ``maximumWait``. The lock only saves
/// work. The transaction that applies an event ensures that none is skipped or applied twice, and
/// the append that records a schedule's result ensures that the schedule is carried out once.
package struct Worker: Sendable {
  /// The result of a worker.
  package struct Summary: Sendable {
    /// Events that were applied to at least one read model.
    package var events = 0
    package var checkpoint: Int64 = 0
  }

  let member: Member
  let resources: ReplayResources
  /// The longest pause between two checks of the log.
  let maximumWait: Duration
  let notice: @Sendable (WorkerNotice) -> Void
  /// Called on the worker's thread when read models have advanced.
  let advanced: @Sendable () -> Void

  /// From this number of events, a read model without a build is rebuilt instead of caught up.
  private static let rebuildThreshold: Int64 = 20_000
  private static let shortestWait = Duration.milliseconds(1)

  /// Runs on its own thread.
  ///
  /// - Throws: An error if the database is unavailable at the start, or a standby.
  package func run(until stop: StopSignal) async throws -> Summary {
    try await member.newsroom.requirePrimary()
    let publisher = try await SchedulePublisher(member, notice: notice)
    async let publishing: Void = publisher.run(until: stop)
    async let working: Void = ReadModelWorker(member: member, notice: notice).run(until: stop)
    let summary = try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "galley.worker").async {
        continuation.resume(
          with: Result {
            defer { publisher.finish() }
            return try follow(until: stop, handing: publisher)
          })
      }
    }
    await publishing
    await working
    return summary
  }

  private func follow(
    until stop: StopSignal, handing publisher: SchedulePublisher
  ) throws -> Summary {
    var summary = Summary()
    var watch = ScheduleWatch()
    var leadership = Leadership()
    var connection = Optional(try connect())
    var pause = Self.shortestWait
    var isInTrouble = false
    while !stop.isOn {
      do {
        var current = try connection.take() ?? connect()
        if leadership.isDue(every: maximumWait, publishing: publisher.mayPublish) {
          try leadership.contend(publishing: publisher.mayPublish, notice, on: &current)
          // What was handed over without permission is due again.
          if !leadership.leadsSchedules { watch = ScheduleWatch() }
        }
        let applied = try look(&leadership, &summary, until: stop, on: &current)
        if applied > 0 { advanced() }
        var isBusy = applied > 0
        if leadership.leadsSchedules {
          for schedule in try watch.due(boardAt: leadership.boardPosition, on: &current) {
            publisher.hand(over: schedule)
            // Its event follows.
            isBusy = true
          }
        }
        if isInTrouble { notice(.recovered) }
        isInTrouble = false
        pause = isBusy ? Self.shortestWait : min(maximumWait, pause * 1.25)
        connection = consume current
      } catch {
        guard !stop.isOn else { break }
        if !isInTrouble { notice(.trouble(Failure(error))) }
        isInTrouble = true
        leadership = Leadership()
        pause = min(.seconds(2), max(.milliseconds(50), pause * 2))
      }
      stop.wait(leadership.leadsSchedules ? min(pause, watch.wait ?? pause) : pause)
    }
    return summary
  }

  /// A connection for short statements. The one that looks for new events shows at every check
  /// that the server still answers.
  private func connect() throws -> Connection {
    var connection = try resources.connect()
    connection.answerLimit = member.newsroom.policy.answerLimit
    guard !connection.isOnStandby else {
      throw PostgresError(.unreachable, "the server is a standby, and a worker needs the primary")
    }
    return connection
  }

  /// Applies new events to the read models that this worker leads.
  ///
  /// - Returns: The number of events.
  private func look(
    _ leadership: inout Leadership, _ summary: inout Summary, until stop: StopSignal,
    on connection: inout Connection
  ) throws -> Int {
    guard !leadership.led.isEmpty else { return 0 }
    let last = try Watermark.lastPosition(on: &connection)
    guard last != leadership.applied else { return 0 }
    if leadership.applied < 0, last > Self.rebuildThreshold {
      try makeMissing(leadership.led, on: &connection)
    }
    var events = 0
    while !stop.isOn {
      let step = try ReadModelProjectors(leadership.led).step(on: &connection)
      events += step.events
      summary.checkpoint = step.checkpoint
      if !step.outdated.isEmpty, !leadership.hasRenewed {
        leadership.hasRenewed = true
        try renew(leadership.led.filter { step.outdated.contains($0.name) }, on: &connection)
      }
      guard step.isDone else { continue }
      leadership.applied = step.checkpoint
      break
    }
    summary.events += events
    return events
  }

  /// Rebuilds the read models for which a catch-up from the beginning would take too long.
  private func makeMissing(
    _ models: [ReadModels.Model], on connection: inout Connection
  ) throws {
    let missing = try models.filter {
      try BuildRegistry.live($0.name, on: &connection) == nil
    }
    try rebuild(missing, on: &connection)
  }

  /// Rebuilds the read models that an older program built. Those of a newer program stay as they are.
  private func renew(_ models: [ReadModels.Model], on connection: inout Connection) throws {
    let older = try models.filter {
      guard let live = try BuildRegistry.live($0.name, on: &connection) else { return false }
      return live.version < $0.version
    }
    let names = Set(older.map { $0.name })
    let newer = models.map { $0.name }.filter { !names.contains($0) }
    if !newer.isEmpty { notice(.outdated(newer)) }
    do {
      try rebuild(older, on: &connection)
    } catch RebuildRefusal.alreadyRunning {
      // Another process rebuilds them now.
    }
  }

  private func rebuild(_ models: [ReadModels.Model], on connection: inout Connection) throws {
    guard !models.isEmpty else { return }
    notice(.rebuilds(models.map { $0.name }))
    _ = try connection.working {
      try Rebuild(ReadModelProjectors(models).kinds, resources: resources)
        .run(accept: true, on: &$0)
    }
  }
}

extension Member {
  /// A worker that acts as this person.
  ///
  /// - Parameter advanced: Called on the worker's thread when read models have advanced.
  /// - Throws: ``Failure`` if this login may not write read models.
  package func worker(
    maximumWait: Duration, notice: @Sendable @escaping (WorkerNotice) -> Void,
    advanced: @Sendable @escaping () -> Void = {}
  ) throws -> Worker {
    guard projecting != .no else {
      throw Failure(
        .forbidden, "a worker must be able to write read models, and \(actor.name) may not",
        .joinProjectors(actor.name))
    }
    return Worker(
      member: self, resources: try replayResources(ReplayLimits()), maximumWait: maximumWait,
      notice: notice, advanced: advanced)
  }
}
