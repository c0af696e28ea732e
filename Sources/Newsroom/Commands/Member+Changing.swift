import PostgreSQL

extension Member {
  /// Makes a change that has no command id, on one of this person's connections.
  ///
  /// While no server can have made it, it is sent to the next one that accepts changes. If the
  /// connection is lost, the change may have been made; it is sent again only if it makes no difference
  /// whether it is made once or twice.
  ///
  /// - Parameters:
  ///   - part: Where to see whether the change was made.
  ///   - canBeMadeTwice: Whether making it twice is the same as making it once.
  ///   - body: Is also told whether an earlier attempt may have made the change.
  /// - Throws: ``Failure`` if it remains unknown whether the change was made.
  func changing<Value: Sendable>(
    _ part: ChangedPart, canBeMadeTwice: Bool = true,
    _ body: @Sendable @escaping (_ connection: inout Connection, _ mayBeMade: Bool) throws -> Value
  ) async throws -> Value {
    try await changing(part, canBeMadeTwice: canBeMadeTwice) { mayBeMade in
      try await changingRecords { try body(&$0, mayBeMade) }
    }
  }

  /// The same for a change that takes several steps.
  func changing<Value>(
    _ part: ChangedPart, canBeMadeTwice: Bool = true,
    _ body: (_ mayBeMade: Bool) async throws -> Value
  ) async throws -> Value {
    var lost: PostgresError?
    let watch = newsroom.watchReplication()
    defer { watch?.cancel() }
    do {
      return try await newsroom.patience.repeating {
        $0.mayPass && $0.kind != .unreachable && (canBeMadeTwice || $0.kind != .connectionLost)
      } _: {
        do {
          let value = try await body(lost != nil)
          // The first attempt may be recorded without being on the standby yet.
          if lost != nil { try await awaitReplication() }
          return value
        } catch let error as PostgresError where error.kind == .connectionLost {
          lost = error
          throw error
        }
      }
    } catch let error as PostgresError {
      guard let lost, error.mayPass else { throw error }
      throw Failure(
        .unavailable, "\(lost.description), so it is unknown whether the change was made",
        .lookAt(part))
    }
  }
}

/// A part of a newsroom that is changed without a command id.
package enum ChangedPart: String, CaseIterable, Hashable, Sendable {
  case people, tokens, destinations, deliveries, seals, log
  /// The articles of an import. A repeated import continues.
  case importedArticles
}
