import Editorial
import EditorialReadModels
import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore
import Seals

/// A restored newsroom that passed its checks.
struct CheckedNewsroom {
  private let position: Int64
  private let at: Date?
  private let events: Int
  private let rebuilt: [String]
  private let seals: Int?
  private let sealed: Int64
  private let missing: Int64
  private let erased: Int

  /// Checks the newsroom, and applies the erasures that it lacks.
  ///
  /// - Throws: ``Failure`` if a check fails.
  init(
    at address: DatabaseAddress, _ checks: NewsroomChecks,
    report: @escaping @Sendable (String) -> Void
  ) async throws {
    self = try await Newsroom.with(address, progress: report) { newsroom in
      let member = try await newsroom.acting(as: checks.person)
      return try await CheckedNewsroom(member, checks, report)
    }
  }

  private init(
    _ member: Member, _ checks: NewsroomChecks, _ report: @escaping @Sendable (String) -> Void
  ) async throws {
    (position, at, events) = try await member.lastEvent()
    report("checking the read models")
    rebuilt = try await member.repairReadModels(report: report)
    report("verifying the log")
    let (known, later) = try checks.dividedSeals(events: events)
    missing = (later.map(\.size).max() ?? Int64(events)) - Int64(events)
    if let last = later.last, !checks.acceptsMissing {
      throw Failure(
        .failed,
        "\(last.name) covers \(Count.of(Int(last.size), "event")), but the restored log has only "
          + "\(events)", .acceptMissing)
    }
    let verified = try await member.verifyLog(
      keys: checks.keys, outside: known, mayLackLater: true)
    let findings = checks.keys.isEmpty ? verified.streams.findings : verified.findings
    if let first = findings.first {
      throw Failure(
        .failed,
        "the restored log failed verification: \(Count.of(findings.count, "finding")), the first: "
          + first.sentence)
    }
    seals = checks.keys.isEmpty ? nil : verified.seals.seals
    sealed = checks.keys.isEmpty ? 0 : verified.seals.sealed
    if !checks.erasures.isEmpty { report("applying erasures that were recorded later") }
    erased = try await member.repeatErasures(checks.erasures)
    if erased > 0 { _ = try await member.rewriteErasedSpace() }
  }

  func restored(_ name: String) -> RestoredNewsroom {
    RestoredNewsroom(
      name: name, position: position, at: at, events: events, rebuilt: rebuilt, seals: seals,
      sealed: sealed, missing: missing, erased: erased)
  }

  func upgraded(_ name: String) -> UpgradedNewsroom {
    UpgradedNewsroom(
      name: name, position: position, events: events, rebuilt: rebuilt, seals: seals)
  }
}

extension Member {
  /// The last position, when its event was recorded, and the number of events.
  fileprivate func lastEvent() async throws -> (Int64, Date?, Int) {
    try await withConnection { connection in
      let row = try connection.execute(
        """
        SELECT coalesce(max(position), 0), count(*),
          (SELECT recorded_at FROM galley.events ORDER BY position DESC LIMIT 1)
        FROM galley.events
        """)[0]
      return (try row.value(at: 0), try row.value(at: 2), Int(try row.value(at: 1, as: Int64.self)))
    }
  }

  /// Compares the read models with the log, and rebuilds those that differ. One that was never built
  /// is built at its first use.
  ///
  /// - Returns: The rebuilt ones.
  /// - Throws: ``Failure`` if one of them cannot be rebuilt.
  fileprivate func repairReadModels(report: (String) -> Void) async throws -> [String] {
    let audits = try await audit(ReadModels.all.map { $0.name }).filter { $0.build != nil }
    let names = audits.map(\.name)
    let incomplete = audits.filter { !$0.findings.isEmpty }.map(\.name)
    let different = try await verify(names).filter { $0.isEqual != true }.map(\.name)
    let faulty = names.filter { incomplete.contains($0) || different.contains($0) }
    guard !faulty.isEmpty else { return [] }
    report("rebuilding \(faulty.joined(separator: ", "))")
    let outcomes = try await rebuild(faulty, accept: true).outcomes
    if let lost = outcomes.first(where: { !$0.isLive }) {
      throw Failure(.failed, "the read model \(lost.name) cannot be rebuilt from the restored log")
    }
    return faulty
  }
}
