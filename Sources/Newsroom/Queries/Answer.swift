import Foundation
package import PostgresEventStore

/// An answer, and what there is to know about it.
package struct Answer<Value: Sendable>: Sendable {
  package let value: Value
  package let remarks: [Remark]
}

/// What there is to know about an answer beside what it says.
package enum Remark: Hashable, Sendable {
  /// The answer is about this moment of the past.
  case asOf(Past)
  /// The answer does not take account of events that were recorded before the question: of how
  /// many, counted up to ``mostCounted``. Zero while one is still being recorded.
  case behind(events: Int)
  /// The read model was built by another version of the program, which keeps it up to date.
  case otherVersion(readModel: String, live: Int, program: Int)
  /// More articles match than were ranked: of those that have the words, the ones changed last.
  case rankedAmongLatest
  /// A search has no words that can be looked up, only signs and words that every text has.
  case nothingToLookUp

  package static let mostCounted = 10_000
}
