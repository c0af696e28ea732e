import EventSourcing

/// The simplest rules with every outcome: a turnstile that counts the people who enter, and refuses
/// more than it has places for.
enum Turnstile: Decider {
  enum Command { case enter(Int) }
  enum Event: Hashable { case entered }
  struct State: Hashable { var inside = 0 }
  struct Full: Error, Hashable { let inside: Int }
  struct Context { let places = 10 }

  static var initialState: State { State() }

  static func decide(
    _ command: Command, on state: State, in context: Context
  ) throws(Full) -> [Event] {
    switch command {
    case .enter(let count):
      guard state.inside + count <= context.places else { throw Full(inside: state.inside) }
      return Array(repeating: .entered, count: count)
    }
  }

  static func evolve(_ state: inout State, by event: RecordedEvent<Event>) {
    state.inside += 1
  }
}
