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
  /// - Parameter former: Earlier keys whose seals are continued.
  /// - Returns: The log's latest seal, and the number of newly sealed events; nil if the log is
  ///   empty.
  /// - Throws: ``Failure`` for anybody but an admin; `SealError` if none of the keys signed the
  ///   last seal, or if the stored data does not match it.
  package func sealLog(
    with key: SigningKey, former: [VerifierKey] = [],
    progress: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) async throws -> SealedLog? {
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may seal the log")
    }
    let caller = actor.name
    return try await withConnection { connection in
      try LogSealer(key: key, by: caller, former: former).run(on: &connection, progress: progress)
        .map { SealedLog(seal: $0.seal, events: $0.events) }
    }
  }

  /// The stored seals, oldest first.
  package func seals() async throws -> [Seal] {
    try await withConnection { try SealStore.seals(on: &$0) }
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
    let settings = try settings()
    let verification = LogVerification(
      seals: SealVerification(
        keys: keys, outside: outside, mayLackLater: mayLackLater),
      streams: StreamVerification([
        StreamRules(ArticleEventCodec()) { StreamExamination(of: $0, requests: $1) },
        StreamRules(SettingEventCodec()) { StreamExamination(of: $0, requests: $1) },
        StreamRules(ReplyEventCodec()) { StreamExamination(of: $0, requests: $1) },
      ]),
      workers: workers, connect: { try Connection(settings) })
    return try await withConnection { try verification.run(on: &$0, progress: progress) }
  }
}
