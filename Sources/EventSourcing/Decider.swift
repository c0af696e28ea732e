/// The rules of one kind of stream, as pure functions.
///
/// A command is decided against the state folded from the stream's events; what comes back is the
/// events to record, or the rejection that names the rule that refuses it. No events at all means
/// that there is nothing to do: the command's outcome already holds.
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
  /// What a decision may know beside the state: who acts, and what time it is.
  associatedtype Context: Sendable

  /// The state of a stream without events.
  static var initialState: State { get }

  /// The events that `command` leads to, or the rule that refuses it.
  static func decide(
    _ command: Command, on state: State, in context: Context
  ) throws(Rejection) -> [Event]

  /// Folds one recorded event into the state. Never fails: what was recorded has happened.
  static func evolve(_ state: inout State, by event: RecordedEvent<Event>)
}

extension Decider {
  /// The state that `events`, in order of version, add up to.
  package static func fold(_ events: some Sequence<RecordedEvent<Event>>) -> State {
    var state = initialState
    for event in events { evolve(&state, by: event) }
    return state
  }
}
