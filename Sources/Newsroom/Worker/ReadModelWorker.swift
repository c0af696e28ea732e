import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import JSON
import PostgreSQL
import PostgresEventStore
import Synchronization

/// Does the work on read models that others asked for, one piece at a time, because each reads the whole
/// log. Several workers share it.
struct ReadModelWorker: Sendable {
  let member: Member
  let notice: @Sendable (WorkerNotice) -> Void

  /// How often it looks for work.
  private static let interval = Duration.milliseconds(200)
  /// How often it says that it still works. After much longer, another worker begins again.
  private static let beat = Duration.milliseconds(500)

  /// Runs until it is stopped. It completes what it has begun.
  func run(until stop: StopSignal) async {
    var isInTrouble = false
    while !stop.isOn {
      do {
        while !stop.isOn, let work = try await claim() { try await carryOut(work) }
        isInTrouble = false
      } catch {
        if !isInTrouble, !stop.isOn { notice(.trouble(Failure(error))) }
        isInTrouble = true
      }
      guard (try? await Task.sleep(for: Self.interval)) != nil else { return }
    }
  }

  /// The next work, for this worker only.
  private func claim() async throws -> ReadModelWork? {
    try await projecting { connection in
      try connection.execute(
        """
        UPDATE galley.read_model_work
        SET began_at = clock_timestamp(), touched_at = clock_timestamp()
        WHERE id = (
          SELECT id FROM galley.read_model_work
          WHERE ended_at IS NULL
            AND (began_at IS NULL OR touched_at < clock_timestamp() - interval '30 seconds')
          ORDER BY kind <> 'past', asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING \(raw: ReadModelWork.columns)
        """
      ).first.map { try ReadModelWork(row: $0) }
    }
  }

  private func carryOut(_ work: ReadModelWork) async throws {
    let latest = LatestStatus()
    let beating = Task {
      while (try? await Task.sleep(for: Self.beat)) != nil {
        try? await touch(work, latest.status)
      }
    }
    let outcome = await result(of: work) { latest.set($0) }
    beating.cancel()
    await beating.value
    let (id, answer) = (work.id, try? outcome.get())
    let json = answer?.answer?.text(.compact)
    let failure =
      if case .failure(let failure) = outcome { failure.reason } else { answer?.failure }
    try await projecting { connection in
      try connection.execute(
        """
        UPDATE galley.read_model_work
        SET ended_at = clock_timestamp(), succeeded = \(answer?.succeeded ?? false),
          answer = \(json as String?)::json, failure = \(failure as String?)
        WHERE id = \(id)
        """)
    }
  }

  private func touch(_ work: ReadModelWork, _ status: ReplayStatus?) async throws {
    let (id, events, total) = (work.id, status?.events, status?.total)
    try await projecting { connection in
      try connection.execute(
        """
        UPDATE galley.read_model_work
        SET touched_at = clock_timestamp(), events = \(events as Int?), total = \(total as Int?)
        WHERE id = \(id)
        """)
    }
  }

  private struct Outcome {
    let succeeded: Bool
    let answer: JSONValue?
    /// Why it did not succeed, if the kind of the work does not say it.
    var failure: String?
  }

  private func result(
    of work: ReadModelWork, _ report: @escaping @Sendable (ReplayStatus) -> Void
  ) async -> Result<Outcome, Failure> {
    do {
      return .success(try await outcome(of: work, report))
    } catch {
      return .failure(Failure(error))
    }
  }

  /// The database has checked that an admin asked for it.
  private func outcome(
    of work: ReadModelWork, _ report: @escaping @Sendable (ReplayStatus) -> Void
  ) async throws -> Outcome {
    let (names, everybody) = (work.models, Role.allCases)
    switch work.kind {
    case .verify:
      let verdicts = try await member.verify(names, by: everybody, progress: report)
      return Outcome(
        succeeded: verdicts.allSatisfy { $0.isEqual == true }, answer: verdicts.jsonValue,
        failure: verdicts.lazy.compactMap(\.reason).first.map { "it cannot be compared: \($0)" })
    case .rebuild:
      let rebuilt = try await member.rebuild(names, by: everybody, progress: report).outcomes
      return Outcome(
        succeeded: rebuilt.allSatisfy(\.isLive), answer: rebuilt.jsonValue,
        failure: rebuilt.lazy.compactMap(\.omission).first)
    case .retry:
      let retried = try await member.retry(names[0], by: everybody)
      return Outcome(succeeded: retried.waiting == 0, answer: retried.jsonValue)
    case .rollBack:
      let restored = try await member.rollBack(names[0], by: everybody)
      return Outcome(succeeded: true, answer: restored.jsonValue)
    case .past:
      try await member.makePast(names, asOf: work.position ?? 0, progress: report)
      return Outcome(succeeded: true, answer: nil)
    }
  }

  @discardableResult
  private func projecting<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    let projecting = member.projecting
    return try await member.withConnection { connection in
      try connection.projecting(as: projecting) { try body(&$0) }
    }
  }
}

/// The last report about work that runs.
private final class LatestStatus: Sendable {
  private let stored = Mutex<ReplayStatus?>(nil)

  var status: ReplayStatus? { stored.withLock { $0 } }

  func set(_ status: ReplayStatus) { stored.withLock { $0 = status } }
}
