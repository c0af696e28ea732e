import Editorial
import EventSourcing
import Foundation
import PostgreSQL
package import PostgresEventStore
package import Seals

/// The result of verifying the log.
package typealias LogReport = LogVerification.Report

extension Member {
  /// Seals the events since the last seal.
  ///
  /// - Parameters:
  ///   - former: Earlier keys whose seals are continued.
  ///   - kept: The latest seal by the key that is kept outside the database, which the log must
  ///     continue; nil if there is none.
  /// - Returns: The log's latest seal, and the number of newly sealed events; nil if the log is
  ///   empty.
  /// - Throws: ``Failure`` for anybody but an admin; `SealError` if none of the keys signed the
  ///   last seal, if the stored data does not match it, or if the log does not continue `kept`.
  package func sealLog(
    with key: SigningKey, former: [VerifierKey] = [], kept: SignedNote? = nil,
    progress: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) async throws -> SealedLog? {
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may seal the log")
    }
    let caller = actor.name
    let known = try kept?.checkpoint(signedBy: [key.verifier])
    // A second attempt finds the seal of the first, and seals only what was recorded since.
    return try await changing(.seals) { connection, _ in
      try connection.requirePrimary()
      return try LogSealer(key: key, by: caller, former: former, kept: known)
        .run(on: &connection, progress: progress)
        .map { SealedLog(seal: $0.seal, events: $0.events) }
    }
  }

  /// The stored seals, oldest first.
  package func seals() async throws -> [Seal] {
    try await readingRecords { try SealStore.seals(on: &$0) }
  }

  /// Whether the log was ever sealed.
  package func hasSeals() async throws -> Bool {
    try await readingRecords { connection in
      try connection.executePrepared("SELECT EXISTS (SELECT FROM galley.seals)")[0].value(at: 0)
    }
  }

  /// Verifies the whole log by its seals and the desk's rules.
  ///
  /// - Parameters:
  ///   - keys: The keys that may have signed a seal.
  ///   - outside: Seals that are stored elsewhere, by name.
  ///   - mayLackLater: Whether the log may lack seals that were made after its last one, as a
  ///     restored log does.
  ///   - progress: Receives the number of events read, and the last position.
  package func verifyLog(
    keys: [VerifierKey], outside: [(name: String, note: SignedNote)] = [],
    mayLackLater: Bool = false, workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: @escaping @Sendable (Int, Int) throws -> Void = { _, _ in }
  ) async throws -> LogReport {
    var settings = try settings()
    settings.answerLimit = settings.answerLimit.map { $0 * Connection.workFactor }
    let each = settings
    let verification = LogVerification(
      seals: SealVerification(
        keys: keys, outside: outside, mayLackLater: mayLackLater),
      streams: StreamVerification([
        StreamRules(ArticleEventCodec()) { StreamExamination(of: $0, requests: $1) },
        StreamRules(SettingEventCodec()) { StreamExamination(of: $0, requests: $1) },
        StreamRules(ReplyEventCodec()) { StreamExamination(of: $0, requests: $1) },
      ]),
      workers: workers, connect: { try Connection(each) })
    return try await withConnection { connection in
      try connection.working { try verification.run(on: &$0, progress: progress) }
    }
  }
}
