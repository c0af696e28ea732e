/// What the newsroom could not do, for a person: one line that says what, which, and what to do.
package struct NewsroomError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How the one who asked has to go on.
  package enum Kind: Hashable, Sendable {
    /// It cannot be done as asked.
    case failed
    /// No database answers.
    case unavailable
    /// Somebody else was first; looking again and asking again may succeed.
    case conflict
    /// Somebody else may.
    case notPermitted
  }

  package let kind: Kind
  package let description: String

  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
