package import Digests
package import Foundation

/// Carries out a command: it loads the stream, folds it, decides, and appends. If another writer
/// was first, it tries again, after longer and longer pauses.
///
/// The state of a stream is kept in a cache, so that the next command on it in this process need
/// not load it. A cached state may only lead to an append, which fails if the state is out of date.
/// A rejection, or a command with nothing to do, is decided again on the loaded stream.
package struct CommandHandler<D: Decider, Store: EventStore>: Sendable
where Store.Event == D.Event {
  package typealias Cache = StateCache<D, Store.Salt>

  package let store: Store
  package let cache: Cache
  /// How often a command is decided on a loaded stream before a conflict is returned to the caller:
  /// 1 or more.
  package let attempts: Int
  /// How long it is decided again after that, from the first conflict on a loaded stream.
  package let patience: Duration

  package init(
    store: Store, cache: Cache = Cache(), attempts: Int = 8, patience: Duration = .seconds(10)
  ) {
    self.store = store
    self.cache = cache
    self.attempts = attempts
    self.patience = patience
  }

  /// What a command is decided on.
  package struct DecisionBasis {
    let entry: Cache.Entry
    /// The time by the store's clock.
    package let now: Date
    /// Whether the stream was loaded for this command. Otherwise the state comes from the cache. If
    /// that is out of date, discard everything derived from it.
    package let isLoaded: Bool

    package var state: D.State { entry.state }
    /// The salt of the stream's attachments.
    package var salt: Store.Salt { entry.salt }
  }

  /// A command, the context of its decision, and the attachments of its events.
  package struct Request {
    package let command: D.Command
    /// The SHA-256 of the command.
    package let digest: Digest
    package let context: D.Context
    package let attachments: [Store.Attachment]
    /// See ``Append/largeAttachments``.
    package let largeAttachments: [SaltedBytes]

    package init(
      _ command: D.Command, digest: Digest, context: D.Context,
      attachments: [Store.Attachment] = [], largeAttachments: [SaltedBytes] = []
    ) {
      self.command = command
      self.digest = digest
      self.context = context
      self.attachments = attachments
      self.largeAttachments = largeAttachments
    }
  }

  /// A request throws this when it needs the loaded stream and was given a cached state. It is then
  /// called again with the loaded one.
  package struct NotLoaded: Error {
    package init() {}
  }

  package struct Outcome: Sendable {
    /// The state of the stream after the command.
    package let state: D.State
    /// What the command recorded; empty when there was nothing to do.
    package let recorded: [RecordedEvent<D.Event>]
    /// The position of the stream's last event; 0 when it has none.
    package let position: Int64
    /// How often the command was decided again because another writer was first.
    package var conflicts = 0
  }

  /// The answer that the command with this id got when it was carried out, or nil if it was not.
  package func answer(of commandID: UUID) async throws -> Outcome? {
    let recorded = try await store.recorded(by: commandID)
    guard let last = recorded.last else { return nil }
    let events = try await store.load(last.stream).events.prefix { $0.version <= last.version }
    return Outcome(state: D.fold(events), recorded: recorded, position: last.position)
  }

  /// Decides the command on the cached state, else on the loaded stream, and appends the events.
  ///
  /// - Parameters:
  ///   - isNew: Whether the stream's id was generated for this command, so that there is nothing to
  ///     load.
  ///   - request: Called once for each attempt.
  /// - Throws: The decider's rejection, ``AppendError``, or what `request` or the store throws.
  package func handle(
    _ commandID: UUID, on stream: StreamName, isNew: Bool = false,
    request: (DecisionBasis) async throws -> Request
  ) async throws -> Outcome {
    var known = await cache.acquire(stream)
    defer { cache.release(stream, keeping: known) }
    if isNew, known == nil {
      known = .init(state: D.initialState, version: 0, position: 0, salt: store.newSalt())
    }
    var kept = known.flatMap { entry in
      cache.now.map { DecisionBasis(entry: entry, now: $0, isLoaded: false) }
    }
    var conflicts = 0
    var turn = ConflictPause(limit: patience, attempts: attempts)
    while true {
      let basis: DecisionBasis
      if let cached = kept.take() {
        basis = cached
      } else {
        known = nil
        basis = try await load(stream)
        known = basis.entry
      }
      let (decided, events): (Request, [D.Event])
      do {
        decided = try await request(basis)
        events = try D.decide(decided.command, on: basis.state, in: decided.context)
      } catch  where !basis.isLoaded {
        continue
      }
      if events.isEmpty, !basis.isLoaded { continue }
      do {
        var outcome = try await append(events, of: decided, commandID, to: stream, knowing: &known)
        outcome.conflicts = conflicts
        return outcome
      } catch AppendError.staleVersion where !basis.isLoaded {
        conflicts += 1
      } catch let conflict as AppendError {
        guard case .staleVersion = conflict, try await turn.wait() else { throw conflict }
        conflicts += 1
      }
    }
  }

  private func load(_ stream: StreamName) async throws -> DecisionBasis {
    let loaded = try await store.load(stream)
    cache.noteClock(loaded.now)
    let entry = Cache.Entry(
      state: D.fold(loaded.events), version: loaded.events.last?.version ?? 0,
      position: loaded.events.last?.position ?? 0, salt: loaded.salt)
    return DecisionBasis(entry: entry, now: loaded.now, isLoaded: true)
  }

  /// Appends events that were decided on `known`, and brings it up to date. When the append fails,
  /// `known` is nil.
  private func append(
    _ events: [D.Event], of request: Request, _ commandID: UUID, to stream: StreamName,
    knowing known: inout Cache.Entry?
  ) async throws -> Outcome {
    guard var entry = known.take() else { preconditionFailure("decided on nothing") }
    guard !events.isEmpty else {
      known = entry
      return Outcome(state: entry.state, recorded: [], position: entry.position)
    }
    let recorded = try await store.append(
      Append(
        stream: stream, expected: entry.version == 0 ? .noStream : .exactly(entry.version),
        commandID: commandID, request: request.digest, events: events,
        attachments: request.attachments, largeAttachments: request.largeAttachments))
    guard let first = recorded.first, let last = recorded.last else {
      preconditionFailure("an append records its events")
    }
    // The command was carried out before, and this is what it recorded then.
    if first.version <= entry.version, let answer = try await answer(of: commandID) {
      return answer
    }
    for event in recorded { D.evolve(&entry.state, by: event) }
    cache.noteClock(last.recordedAt)
    entry.version = last.version
    entry.position = last.position
    known = entry
    return Outcome(state: entry.state, recorded: recorded, position: last.position)
  }
}
