package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
package import PostgresEventStore
package import Seals

/// What the verification of the log has found.
package typealias LogReport = LogVerification<ArticleEventCodec>.Report

extension Member {
  /// Seals what was recorded since the last seal.
  ///
  /// - Parameter former: Whose earlier seals are built on, beside the key's own.
  /// - Returns: The log's latest seal, and how many events this sealed; nil while the log is empty.
  /// - Throws: ``Failure`` for anybody but an admin; `SealError` where the last seal is by
  ///   none of the keys, or what is kept beside the log is not what it sealed.
  package func sealLog(
    with key: SigningKey, former: [VerifierKey] = [],
    progress: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) async throws -> (seal: Seal, events: Int)? {
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may seal the log")
    }
    let caller = actor.name
    return try await withConnection { connection in
      try LogSealer(key: key, by: caller, former: former).run(on: &connection, progress: progress)
    }
  }

  /// The seals that are kept beside the log, the oldest first.
  package func seals() async throws -> [Seal] {
    try await withConnection { try SealStore.seals(on: &$0) }
  }

  /// Holds the whole log to its seals and to the desk's rules.
  ///
  /// - Parameters:
  ///   - keys: By whom a seal may be signed.
  ///   - outside: Seals that were kept elsewhere, by what they are called.
  ///   - progress: Takes how many events have been read, and the last position.
  package func verifyLog(
    keys: [VerifierKey], outside: [(name: String, note: SignedNote)] = [],
    workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: @escaping @Sendable (Int, Int) throws -> Void = { _, _ in }
  ) async throws -> LogReport {
    let settings = try settings()
    let verification = LogVerification(
      seals: SealVerification(keys: keys, outside: outside),
      streams: StreamVerification(codec: ArticleEventCodec()) {
        StreamExamination(of: $0, requests: $1)
      },
      workers: workers, connect: { try Connection(settings) })
    return try await withConnection { try verification.run(on: &$0, progress: progress) }
  }

  /// Proves the event at a position under the latest seal; nil where none covers it yet.
  ///
  /// - Throws: `SealError` where there is no such event, or it is not as it was sealed.
  package func proof(of position: Int64, keys: [VerifierKey]) async throws -> LogProof? {
    try await withConnection { try EventProver(keys: keys).proof(of: position, on: &$0) }
  }

  /// The position of an article's last event of one of these types; nil where it has none.
  package func lastPosition(of id: UUID, types: Set<StoredEventType>) async throws -> Int64? {
    try await store.load(.article(id)).events.last { types.contains($0.event.storedType) }?.position
  }
}
