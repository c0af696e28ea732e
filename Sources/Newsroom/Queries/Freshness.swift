import Editorial
import EditorialReadModels
import Foundation
import Glibc
import PostgreSQL
import PostgresEventStore

/// Brings read models up to date with the log, or waits for the process that does.
struct Freshness: Sendable {
  let models: [ReadModels.Model]
  let projecting: Projecting
  /// How long an answer waits for other writers, or for the process that updates read models.
  var patience: Duration = .seconds(2)
  /// The position that the answer must include, on a replica; nil for the end of the log.
  var required: Int64?

  /// Asks queries about the models as they are once they contain everything that was recorded before
  /// the call. They usually do already, and then this takes one round trip.
  func ask(
    _ queries: [Query], on connection: inout Connection
  ) throws -> (answers: [Rows], remarks: [Remark]) {
    do {
      let answers = try connection.pipelinePrepared([Self.question] + queries)
      let (last, standings) = try read(answers[0])
      let target = required ?? last
      let outdated = standings.compactMap { $0.remark }
      if standings.allSatisfy({ $0.checkpoint >= target ?? 0 }),
        required == nil || outdated.isEmpty
      {
        let current = standings.filter { $0.remark == nil }
        return (Array(answers.dropFirst()), outdated + Self.quarantine(in: current))
      }
    } catch  where Self.mayDisappear(error) {
      // A model without a build has no tables, and one of another version may lack some, or columns. The
      // second attempt says so.
      if connection.isInTransaction { try connection.script("ROLLBACK") }
    }
    let (answers, remarks) = try reading(on: &connection) { try $0.pipelinePrepared(queries) }
    return (answers, remarks)
  }

  /// Brings the models up to date, and then reads them.
  ///
  /// PostgreSQL shows a build that has become live a moment before it tells the other sessions of the
  /// views of its tables. Until it has, `body` is run again.
  ///
  /// - Throws: ``Failure`` if a build of another version lacks what `body` reads.
  func reading<Value>(
    on connection: inout Connection, _ body: (inout Connection) throws -> Value
  ) throws -> (value: Value, remarks: [Remark]) {
    let deadline = ContinuousClock.now + patience
    while true {
      let remarks = try bringUp(on: &connection)
      do {
        return (try body(&connection), remarks)
      } catch  where Self.mayDisappear(error) {
        if connection.isInTransaction { try connection.script("ROLLBACK") }
        for case .otherVersion(let model, let live, let program) in remarks {
          throw Failure(
            .failed, "another version of this program built the read model \(model)",
            live < program ? .rebuild(readModel: model) : .useNewerProgram)
        }
        guard ContinuousClock.now < deadline else { throw error }
        usleep(2_000)
      }
    }
  }

  private static func mayDisappear(_ error: any Error) -> Bool {
    switch (error as? PostgresError)?.sqlState {
    case .undefinedTable?, .undefinedColumn?, .invalidSchemaName?, .invalidStatementName?,
      .featureNotSupported?:
      true
    default: false
    }
  }

  /// - Returns: Nothing if the models contain everything that was recorded before the call.
  /// - Throws: ``Replica/Behind`` if they do not reach a required position in time.
  func bringUp(on connection: inout Connection) throws -> [Remark] {
    var (last, standings) = try look(on: &connection)
    let outdated = standings.compactMap { $0.remark }
    guard required == nil || outdated.isEmpty else { throw Replica.Behind() }
    // This program does not update a build of another version.
    standings.removeAll { $0.remark != nil }
    let names = Set(standings.map { $0.model.name })
    let deadline = ContinuousClock.now + patience
    var projects = projecting != .no && !connection.isOnStandby
    while standings.contains(where: { $0.checkpoint < required ?? last ?? 0 }) {
      var isRefused = false
      if projects {
        do {
          projects = try catchUp(standings.map { $0.model }, on: &connection)
        } catch let error as PostgresError where Self.leavesAnswers(error) {
          // What the models contain can still be read.
          isRefused = true
        }
      }
      let now = try look(on: &connection)
      last = last ?? now.lastPosition
      standings = now.standings.filter { names.contains($0.model.name) }
      guard standings.contains(where: { $0.checkpoint < required ?? last ?? 0 }) else { break }
      if isRefused || ContinuousClock.now > deadline {
        guard required == nil else { throw Replica.Behind() }
        let lag = try lag(of: standings, target: last ?? 0, on: &connection)
        return outdated + [lag] + Self.quarantine(in: standings)
      }
      usleep(2_000)
    }
    return outdated + Self.quarantine(in: standings)
  }

  /// Applies new events to the models.
  ///
  /// - Returns: False on a standby, where the primary's changes arrive.
  private func catchUp(
    _ models: [ReadModels.Model], on connection: inout Connection
  ) throws -> Bool {
    do {
      try connection.projecting(as: projecting) { connection in
        try ReadModelProjectors(models).catchUp(on: &connection)
      }
      return true
    } catch let error as PostgresError where error == .standby {
      return false
    }
  }

  /// Whether the server cannot write, but can read.
  private static func leavesAnswers(_ error: PostgresError) -> Bool {
    error.sqlState == .diskFull || error.sqlState == .readOnlyTransaction
  }

  /// The remark about articles that the models do not apply any more.
  private static func quarantine(in standings: [Standing]) -> [Remark] {
    let articles = standings.map { $0.quarantined }.max() ?? 0
    return articles > 0 ? [.quarantined(articles: articles)] : []
  }

  /// The state of a model's live build.
  private struct Standing {
    let model: ReadModels.Model
    /// -1 if there is no build.
    let checkpoint: Int64
    /// The build's version, or the model's if there is no build.
    let version: Int
    /// The number of articles that the build does not apply any more.
    let quarantined: Int

    /// The remark about a build of another version.
    var remark: Remark? {
      guard version != model.version else { return nil }
      return .otherVersion(readModel: model.name, live: version, program: model.version)
    }
  }

  /// Reads the state of the models and the end of the log, in one statement and one round trip.
  ///
  /// The last position is read after the statement has taken its snapshot, so that a checkpoint in
  /// the snapshot that has reached it covers everything that was recorded before the question. It
  /// is nil if nothing has been built yet.
  private func look(
    on connection: inout Connection
  ) throws -> (lastPosition: Int64?, standings: [Standing]) {
    try read(try connection.executePrepared(Self.question))
  }

  private static let question: Query = """
    SELECT (SELECT galley.last_position()), projection, checkpoint, version,
      (SELECT count(*) FROM read.quarantine q
        WHERE q.projection = b.projection AND q.build = b.build)
    FROM read.builds b WHERE status = 'live'
    """

  private func read(_ rows: Rows) throws -> (lastPosition: Int64?, standings: [Standing]) {
    let standings = try models.map { model in
      let row = try rows.first { try $0.value(at: 1, as: String.self) == model.name }
      return Standing(
        model: model, checkpoint: try row?.value(at: 2) ?? -1,
        version: try row?.value(at: 3) ?? model.version,
        quarantined: try row?.value(at: 4) ?? 0)
    }
    return (try rows.first?.value(at: 0), standings)
  }

  private func lag(
    of standings: [Standing], target: Int64, on connection: inout Connection
  ) throws -> Remark {
    if let missing = standings.first(where: { $0.checkpoint < 0 })?.model.name {
      throw Failure(
        .unavailable, "the read model \(missing) has not been built",
        .rebuild(readModel: missing))
    }
    let checkpoint = standings.map { $0.checkpoint }.min() ?? target
    let events: Int = try connection.execute(
      """
      SELECT count(*) FROM (
        SELECT FROM galley.events WHERE position > \(checkpoint) AND position <= \(target)
        LIMIT \(Remark.mostCounted + 1)) AS pending
      """)[0].value(at: 0)
    return .behind(events: events)
  }
}
