package import Foundation
import PlainText
import PostgreSQL

extension Member {
  /// Carries out a command on several articles, each separately: a refusal of one does not affect the
  /// others. If the database becomes unavailable, no further command is sent.
  ///
  /// - Parameters:
  ///   - references: Two references to one article are carried out once.
  ///   - options: A command id is replaced for each article by one that is derived from it and the
  ///     article, so a repetition with the same id is safe. A revision or a version cannot be
  ///     expected.
  ///   - report: Called once for each reference, in their order, as soon as it can be.
  ///   - command: May be called for several articles at once.
  /// - Throws: ``Failure`` or the error of `report`. Nothing has been done if the references cannot be
  ///   looked up.
  package func carryOut(
    on references: [String], options: CommandOptions = .init(),
    report: (ArticleOutcome) throws -> Void,
    _ command: @Sendable @escaping (UUID, CommandOptions) async throws -> Receipt
  ) async throws {
    try await carryOut(
      on: references, found: { try Reference.resolve($0, on: &$1) }, options: options,
      report: report, command)
  }

  /// The same for whatever the references name.
  ///
  /// - Parameter resolve: Finds what a reference names.
  func carryOut<Receipt: Sendable>(
    on references: [String],
    found resolve: @Sendable @escaping (String, inout Connection) throws -> UUID,
    options: CommandOptions, report: (CommandOutcome<Receipt>) throws -> Void,
    _ command: @Sendable @escaping (UUID, CommandOptions) async throws -> Receipt
  ) async throws {
    guard options.expectedRevision == nil, options.expectedVersion == nil else {
      throw Failure(
        .invalid, "a revision or a version can be required of one article only; name one article")
    }
    let targets = try await targets(of: references, resolve)
    var results: [CommandOutcome<Receipt>.Result?] = targets.map { $0.result() }
    var reported = 0
    func reportInOrder() throws {
      while reported < results.count, let result = results[reported] {
        try report(CommandOutcome(reference: references[reported], result: result))
        reported += 1
      }
    }
    try await withThrowingTaskGroup(of: (Int, CommandOutcome<Receipt>.Result).self) { group in
      var waiting = Array(targets.indices)[...]
      func startNext() {
        while let index = waiting.popFirst() {
          guard case .found(let id) = targets[index] else { continue }
          group.addTask { (index, try await Self.result(of: command, on: id, options)) }
          return
        }
      }
      for _ in 0..<Self.mostAtOnce { startNext() }
      try reportInOrder()
      while let (index, result) = try await group.next() {
        results[index] = result
        if case .failed(let failure) = result, failure.kind == .unavailable { waiting.removeAll() }
        startNext()
        try reportInOrder()
      }
    }
    for index in results.indices where results[index] == nil { results[index] = .notTried }
    try reportInOrder()
  }

  /// Enough for the coalescing store to send them together.
  private static let mostAtOnce = 32

  private static func result<Receipt: Sendable>(
    of command: @Sendable (UUID, CommandOptions) async throws -> Receipt, on id: UUID,
    _ options: CommandOptions
  ) async throws -> CommandOutcome<Receipt>.Result {
    var options = options
    options.commandID = options.commandID.map { UUID.derived(from: $0, for: id.text) }
    do {
      return .done(try await command(id, options))
    } catch let error as CancellationError {
      throw error
    } catch {
      return .failed(Failure(error))
    }
  }

  private enum Target {
    case found(UUID)
    case repeats(String)
    case unknown(Failure)

    /// Nil until the command has been carried out.
    func result<Receipt>() -> CommandOutcome<Receipt>.Result? {
      switch self {
      case .found: nil
      case .repeats(let reference): .repeats(reference)
      case .unknown(let failure): .failed(failure)
      }
    }
  }

  private func targets(
    of references: [String],
    _ resolve: @Sendable @escaping (String, inout Connection) throws -> UUID
  ) async throws -> [Target] {
    try await withConnection { connection in
      var named: [UUID: String] = [:]
      return try references.map { reference in
        do {
          let id = try resolve(reference, &connection)
          if let earlier = named[id] { return .repeats(earlier) }
          named[id] = reference
          return .found(id)
        } catch let failure as Failure {
          return .unknown(failure)
        }
      }
    }
  }
}
