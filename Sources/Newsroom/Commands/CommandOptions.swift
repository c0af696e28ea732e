import Editorial
package import Foundation

/// What any command may carry beside what it asks.
package struct CommandOptions: Hashable, Sendable {
  /// The same id again has the same answer and records nothing.
  package var commandID: UUID?
  /// The working revision that the one who asks has seen.
  package var expectedRevision: Int?
  /// The number of the article's events that the one who asks has seen.
  package var expectedVersion: Int?

  package init(commandID: UUID? = nil, expectedRevision: Int? = nil, expectedVersion: Int? = nil) {
    self.commandID = commandID
    self.expectedRevision = expectedRevision
    self.expectedVersion = expectedVersion
  }

  /// Refuses what was asked of another revision or version than the article is at.
  func check(_ state: ArticleState, for verb: ArticleVerb) throws(Failure) {
    if let expectedVersion, expectedVersion != state.version {
      throw Failure(
        .conflict,
        "\(state.slug?.text ?? "the article") is at version \(state.version), not "
          + "\(expectedVersion)", .seeHistory(of: state.slug))
    }
    // A revision that was written over an older one is the desk's own to refuse.
    guard verb != .revise, let expectedRevision, let current = state.current,
      expectedRevision != current.number
    else { return }
    throw Failure(
      .conflict,
      "\(state.slug?.text ?? "the article") is at revision \(current.number), saved by "
        + "\(current.author) at \(current.savedAt.timestamp), not \(expectedRevision)",
      .compareRevisions(of: state.slug))
  }
}
