package import Foundation

/// Carries a command out: load, fold, decide, append; again when another writer came first.
package struct CommandHandler<D: Decider, Store: EventStore>: Sendable
where Store.Event == D.Event {
  package let store: Store
  /// How often a command is decided before a conflict is the caller's: 1 or more.
  package let attempts: Int

  package init(store: Store, attempts: Int = 8) {
    self.store = store
    self.attempts = attempts
  }

  /// A command, what its decision may know, and what is kept beside the log with its events.
  package struct Request {
    package let command: D.Command
    package let context: D.Context
    package let attachments: [Store.Attachment]

    package init(_ command: D.Command, context: D.Context, attachments: [Store.Attachment] = []) {
      self.command = command
      self.context = context
      self.attachments = attachments
    }
  }

  package struct Outcome: Sendable {
    /// The stream after the command.
    package let state: D.State
    /// What the command recorded; nothing when there was nothing to do.
    package let recorded: [RecordedEvent<D.Event>]
    /// The position of the stream's last event; 0 when it has none.
    package let position: Int64
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
  /// - Parameter request: Called with the state and the store's time, once an attempt.
  /// - Throws: The decider's rejection; ``AppendError``; what `request` or the store throws.
  package func handle(
    _ commandID: UUID, on stream: StreamName,
    request: (_ state: D.State, _ now: Date) async throws -> Request
  ) async throws -> Outcome {
    var attempt = 1
    while true {
      let loaded = try await store.load(stream)
      var state = D.fold(loaded.events)
      let request = try await request(state, loaded.now)
      let events = try D.decide(request.command, on: state, in: request.context)
      guard !events.isEmpty else {
        return Outcome(state: state, recorded: [], position: loaded.events.last?.position ?? 0)
      }
      let version = loaded.events.last?.version ?? 0
      do {
        let recorded = try await store.append(
          Append(
            stream: stream, expected: version == 0 ? .noStream : .exactly(version),
            commandID: commandID, events: events, attachments: request.attachments))
        for event in recorded { D.evolve(&state, by: event) }
        return Outcome(
          state: state, recorded: recorded, position: recorded.last?.position ?? 0)
      } catch AppendError.staleVersion where attempt < attempts {
        attempt += 1
      }
    }
  }
}
