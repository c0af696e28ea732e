/// The result of importing a batch of articles.
package struct ImportOutcome: Sendable {
  /// The articles that were recorded, or would be in a rehearsal.
  package internal(set) var imported = 0
  /// The articles that an earlier import of the same bytes has recorded.
  package internal(set) var known = 0
  /// Why none is recorded: the refused articles in order, each with its place in the batch from 0.
  package internal(set) var problems: [(place: Int, reason: any Error)] = []
}
