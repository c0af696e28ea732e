package import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// The resources that a fold of the whole log may use.
package struct ReplayLimits: Sendable {
  /// The number of threads, each with two connections.
  package var workers: Int
  /// The most bytes of buffered rows.
  package var memory: Int

  package init(
    workers: Int = ProcessInfo.processInfo.activeProcessorCount, memory: Int = 64 << 20
  ) {
    self.workers = workers
    self.memory = memory
  }
}

extension Member {
  /// Rebuilds read models from the log in one pass, next to the live ones, and swaps them in.
  ///
  /// - Parameters:
  ///   - roles: Who may do it. A worker also does it for an admin who asked.
  ///   - accept: Whether to swap even if a model differs from the live one or an event cannot be
  ///     applied.
  ///   - progress: Called from any thread, one call at a time.
  package func rebuild(
    _ names: [String], by roles: [Role] = [.admin], accept: Bool = false,
    limits: ReplayLimits = ReplayLimits(),
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> RebuildAnswer {
    let models = try models(names)
    let resources = try replayResources(limits)
    let started = ContinuousClock.now
    let report = try await administerReadModels(models, to: "rebuild", as: roles) {
      try Rebuild($0.kinds, resources: resources)
        .run(accept: accept, on: &$1, progress: ReplayMeter.measuring(progress))
    }
    return RebuildAnswer(report, of: names, took: started.duration(to: .now))
  }

  /// Folds the log again and compares the result with the live read models. It changes none of
  /// them, so an auditor may do it, too.
  package func verify(
    _ names: [String], by roles: [Role] = [.admin, .auditor],
    limits: ReplayLimits = ReplayLimits(),
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> [VerdictAnswer] {
    let models = try models(names)
    let resources = try replayResources(limits)
    let results = try await administerReadModels(models, to: "verify", as: roles) {
      try Verification($0.kinds, resources: resources)
        .run(on: &$1, progress: ReplayMeter.measuring(progress))
    }
    let verdicts = results.map { VerdictAnswer($0) }
    return names.compactMap { name in verdicts.first { $0.name == name } }
  }

  /// Restores the former build of a read model.
  ///
  /// - Returns: The build that is live now.
  package func rollBack(
    _ name: String, by roles: [Role] = [.admin]
  ) async throws -> RolledBack {
    let models = try models([name])
    let builds = try await administerReadModels(models, to: "roll back", as: roles) {
      try $0.run(RollingBack(), on: &$1)
    }
    return RolledBack(build: builds[0])
  }

  /// Applies the events in a read model's quarantine.
  package func retry(
    _ name: String, by roles: [Role] = [.admin]
  ) async throws -> RetriedAnswer {
    let models = try models([name])
    let answers = try await administerReadModels(models, to: "retry", as: roles) {
      try $0.run(Retrying(), on: &$1)
    }
    return answers[0]
  }

  /// Compares the events that the live read models have applied with the log.
  ///
  /// - Returns: An answer for each of the names, in their order.
  package func audit(_ names: [String]) async throws -> [AuditAnswer] {
    let names = try models(names).map { $0.name }
    let reports = try await withConnection { try $0.working { try Audit.run(names, on: &$0) } }
    return names.map { name in
      AuditAnswer(name, reports.first { $0.build.projection == name })
    }
  }

  /// - Throws: ``Failure`` if one of the names is not a read model.
  func models(_ names: [String]) throws -> [ReadModels.Model] {
    try names.map { name in
      guard let model = ReadModels.named(name) else {
        let names = ReadModels.all.map { $0.name }.joined(separator: ", ")
        throw Failure(.notFound, "there is no read model '\(name)'; there are \(names)")
      }
      return model
    }
  }

  private func administerReadModels<Value: Sendable>(
    _ models: [ReadModels.Model], to verb: String, as roles: [Role],
    _ body: @Sendable @escaping (ReadModelProjectors, inout Connection) throws -> Value
  ) async throws -> Value {
    guard roles.contains(actor.role) else {
      let who = roles.map(\.rawValue).joined(separator: " or an ")
      throw Failure(.forbidden, "only an \(who) may \(verb) a read model")
    }
    guard projecting != .no else {
      throw Failure(
        .forbidden,
        "only a login that may write read models can \(verb) a read model, and \(actor.name) may not",
        .joinProjectors(actor.name))
    }
    let projecting = projecting
    let projectors = ReadModelProjectors(models)
    return try await withConnection { connection in
      try connection.projecting(as: projecting) { connection in
        try connection.working { try body(projectors, &$0) }
      }
    }
  }

  /// Separate connections for a replay, each acting as `galley_projector`.
  func replayResources(_ limits: ReplayLimits) throws -> ReplayResources {
    let settings = try settings()
    let projecting = projecting
    return ReplayResources(workers: limits.workers, memory: limits.memory) {
      var connection = try Connection(settings)
      connection.answerLimit = settings.answerLimit.map { $0 * Connection.workFactor }
      if let enter = projecting.entering { try connection.execute(enter) }
      return connection
    }
  }
}
