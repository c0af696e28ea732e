/// Why the newsroom did not do what was asked: the kind of failure, the reason in one line, and
/// what may help. Interfaces map the kind to a code of theirs, and the remedies to advice.
package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// There is no such article, revision, event or person.
    case notFound
    /// The reference fits several articles.
    case ambiguous
    /// A rule of the desk refuses the command.
    case refused
    /// The request is malformed, or contradicts an earlier one.
    case invalid
    /// The request is well formed, but asks for something impossible.
    case unacceptable
    /// Somebody else was first. A new try may succeed.
    case conflict
    /// Somebody else may do it, but not the caller.
    case forbidden
    /// The database does not answer, or cannot serve this program.
    case unavailable
    /// The caller cancelled it.
    case interrupted
    /// Anything else.
    case failed
  }

  package let kind: Kind
  /// A stable name for programs: the rule of the desk that refuses the command, or else the kind.
  package let code: String
  /// One line without advice. It never contains a password or a text that somebody wrote.
  package let reason: String
  package let remedies: [Remedy]
  /// The login with which the reason may begin. A sentence does not change its case.
  package let person: String?

  package init(_ kind: Kind, _ reason: String, _ remedies: Remedy...) {
    self.init(kind, reason, remedies: remedies)
  }

  /// - Parameters:
  ///   - code: Nil for the name of the kind.
  ///   - person: The login with which the reason may begin.
  package init(
    _ kind: Kind, _ reason: String, code: String? = nil, about person: String? = nil,
    remedies: [Remedy]
  ) {
    self.person = person
    self.kind = kind
    self.code = code ?? kind.rawValue
    self.reason = reason
    self.remedies = remedies
  }

  package var description: String { reason }
}

extension Failure {
  /// The same failure with the place where it occurred in front of the reason.
  package func at(_ place: String) -> Failure {
    Failure(kind, "\(place): \(reason)", code: code, remedies: remedies)
  }
}

/// An error with its classification.
package protocol ClassifiedError: Error {
  var failure: Failure { get }
}

extension Failure {
  /// The classification of any error, the same for all interfaces.
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as any ClassifiedError: self = error.failure
    case is CancellationError: self.init(.interrupted, "interrupted")
    case let error as any CustomStringConvertible: self.init(.failed, error.description)
    default: self.init(.failed, "an unexpected error occurred (\(type(of: error)))")
    }
  }
}
