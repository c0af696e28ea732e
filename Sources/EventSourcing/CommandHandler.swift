package import Digests
package import Foundation

/// Carries a command out: load, fold, decide, append; again when another writer came first.
///
/// What a stream came to is kept, so that the next command on it in this process need not load it. A
/// state that was kept can only lead to an append, which fails where it was out of date; whatever
/// else it leads to, a rejection or nothing to do, is decided again on the stream as it is.
package struct CommandHandler<D: Decider, Store: EventStore>: Sendable
where Store.Event == D.Event {
  package typealias States = StateCache<D, Store.Salt>

  package let store: Store
  package let states: States
  /// How often a command is decided before a conflict is the caller's: 1 or more.
  package let attempts: Int

  package init(store: Store, states: States = States(), attempts: Int = 8) {
    self.store = store
    self.states = states
    self.attempts = attempts
  }

  /// What a command is asked of: the stream's state, what its attachments are made under, and the
  /// time by the store's clock.
  package struct Situation {
    package let state: D.State
    package let salt: Store.Salt
    package let now: Date
    /// Whether the stream was read for this command. A state that was kept instead is forgotten where
    /// it proves to be out of date, and so must be whatever was concluded from it.
    package let isLoaded: Bool
  }

  /// A command, what its decision may know, and what is kept beside the log with its events.
  package struct Request {
    package let command: D.Command
    /// The SHA-256 of what the command says.
    package let digest: Digest
    package let context: D.Context
    package let attachments: [Store.Attachment]

    package init(
      _ command: D.Command, digest: Digest, context: D.Context,
      attachments: [Store.Attachment] = []
    ) {
      self.command = command
      self.digest = digest
      self.context = context
      self.attachments = attachments
    }
  }

  /// What a request throws that a kept state will not do for: it is made again of the loaded one.
  package struct NotLoaded: Error {
    package init() {}
  }

  package struct Outcome: Sendable {
    /// The stream after the command.
    package let state: D.State
    /// What the command recorded; nothing when there was nothing to do.
    package let recorded: [RecordedEvent<D.Event>]
    /// The position of the stream's last event; 0 when it has none.
    package let position: Int64
    /// How often another writer came first, and the command was decided again.
    package var conflicts = 0
  }

  /// The answer that the command with this id got when it was carried out, or nil when it was not.
  package func answer(of commandID: UUID) async throws -> Outcome? {
    let recorded = try await store.recorded(by: commandID)
    guard let last = recorded.last else { return nil }
    let events = try await store.load(last.stream).events.prefix { $0.version <= last.version }
    return Outcome(state: D.fold(events), recorded: recorded, position: last.position)
  }

  /// Decides on the stream's state and appends what was decided.
  ///
  /// - Parameters:
  ///   - isNew: Whether the stream's id was made for this command: there is nothing to load.
  ///   - request: Called with the situation, once an attempt.
  /// - Throws: The decider's rejection; ``AppendError``; what `request` or the store throws.
  package func handle(
    _ commandID: UUID, on stream: StreamName, isNew: Bool = false,
    request: (Situation) async throws -> Request
  ) async throws -> Outcome {
    var known = await states.begin(stream)
    defer { states.end(stream, with: known) }
    if isNew, known == nil {
      known = .init(state: D.initialState, version: 0, position: 0, salt: store.newSalt())
    }
    var conflicts = 0
    if let outcome = try await attempt(
      commandID, on: stream, knowing: &known, conflicts: &conflicts, request: request)
    {
      return outcome
    }
    var attempt = 1
    while true {
      known = nil
      let loaded = try await store.load(stream)
      states.hear(loaded.now)
      let entry = States.Entry(
        state: D.fold(loaded.events), version: loaded.events.last?.version ?? 0,
        position: loaded.events.last?.position ?? 0, salt: loaded.salt)
      known = entry
      let request = try await request(
        Situation(state: entry.state, salt: entry.salt, now: loaded.now, isLoaded: true))
      let events = try D.decide(request.command, on: entry.state, in: request.context)
      do {
        var outcome = try await append(events, of: request, commandID, to: stream, knowing: &known)
        outcome.conflicts = conflicts
        return outcome
      } catch AppendError.staleVersion where attempt < attempts {
        attempt += 1
        conflicts += 1
      }
    }
  }

  /// Decides on what is known of the stream, where that is enough.
  private func attempt(
    _ commandID: UUID, on stream: StreamName, knowing known: inout States.Entry?,
    conflicts: inout Int, request: (Situation) async throws -> Request
  ) async throws -> Outcome? {
    guard let entry = known, let now = states.now else { return nil }
    let situation = Situation(
      state: entry.state, salt: entry.salt, now: now, isLoaded: false)
    guard let request = try? await request(situation),
      let events = try? D.decide(request.command, on: entry.state, in: request.context),
      !events.isEmpty
    else { return nil }
    do {
      return try await append(events, of: request, commandID, to: stream, knowing: &known)
    } catch AppendError.staleVersion {
      conflicts += 1
      return nil
    }
  }

  /// Appends what was decided on what is known of the stream. Unless that goes well it is known no
  /// more.
  private func append(
    _ events: [D.Event], of request: Request, _ commandID: UUID, to stream: StreamName,
    knowing known: inout States.Entry?
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
        attachments: request.attachments))
    guard let first = recorded.first, let last = recorded.last else {
      preconditionFailure("an append records its events")
    }
    // The same command was carried out before, and this is what it recorded then.
    if first.version <= entry.version, let answer = try await answer(of: commandID) {
      return answer
    }
    for event in recorded { D.evolve(&entry.state, by: event) }
    states.hear(last.recordedAt)
    entry.version = last.version
    entry.position = last.position
    known = entry
    return Outcome(state: entry.state, recorded: recorded, position: last.position)
  }
}
