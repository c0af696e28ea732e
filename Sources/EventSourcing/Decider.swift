/// The rules of one kind of stream, as pure functions.
///
/// A command is decided on the state folded from the stream's events. The result is the events to
/// record, or the rejection that names the rule. No events mean that there is nothing to do: the
/// command's outcome already holds.
///
/// ```swift
/// var state = Article.initialState
/// for event in recorded { Article.evolve(&state, by: event) }
/// let events = try Article.decide(.submit, on: state, in: context)
/// ```
package protocol Decider {
  associatedtype Command: Sendable
  associatedtype Event: Sendable
  associatedtype State: Sendable
  associatedtype Rejection: Error
  /// What a decision may use in addition to the state: who acts, and the time.
  associatedtype Context: Sendable

  /// The state of a stream without events.
  static var initialState: State { get }

  /// The events that `command` results in.
  ///
  /// - Throws: The rule that refuses the command.
  static func decide(
    _ command: Command, on state: State, in context: Context
  ) throws(Rejection) -> [Event]

  /// Folds one recorded event into the state. It never fails, because the event has happened.
  static func evolve(_ state: inout State, by event: RecordedEvent<Event>)
}

extension Decider {
  /// The state after `events`, which are in order of version.
  package static func fold(_ events: some Sequence<RecordedEvent<Event>>) -> State {
    var state = initialState
    for event in events { evolve(&state, by: event) }
    return state
  }
}
