import Editorial
package import Foundation

/// The options of every command.
package struct CommandOptions: Hashable, Sendable {
  /// A repetition of the id gets the same answer and records nothing.
  package var commandID: UUID?
  /// The working revision that the caller has seen.
  package var expectedRevision: Int?
  /// The number of the article's events that the caller has seen.
  package var expectedVersion: Int?

  package init(commandID: UUID? = nil, expectedRevision: Int? = nil, expectedVersion: Int? = nil) {
    self.commandID = commandID
    self.expectedRevision = expectedRevision
    self.expectedVersion = expectedVersion
  }

  /// Refuses a command that expects another revision or version of the article.
  func check(_ state: ArticleState, for verb: ArticleVerb) throws(Failure) {
    if let expectedVersion, expectedVersion != state.version {
      throw Failure(
        .conflict,
        "\(state.slug?.text ?? "the article") is at version \(state.version), not "
          + "\(expectedVersion)", .seeHistory(of: state.slug))
    }
    // The desk's rules check the base of a revised text.
    guard verb != .revise, let expectedRevision, let current = state.current,
      expectedRevision != current.number
    else { return }
    throw Failure(
      .conflict,
      "\(state.slug?.text ?? "the article") is at revision \(current.number), saved by "
        + "\(current.author) on \(current.savedAt.timestamp), not \(expectedRevision)",
      current.number == 1 ? .readArticle(state.slug) : .compareRevisions(of: state.slug))
  }
}
