import ArgumentParsing
package import Newsroom
import PlainText
import PrivateFiles

/// The documented exit codes.
package enum ExitCode: Int32, Sendable {
  case failed = 1
  case refused = 2
  case usage = 64
  case unavailable = 69
  case conflict = 75
  case notPermitted = 77
  case interrupted = 130
  /// The reader of the output has closed it; shells use this number for SIGPIPE.
  case outputClosed = 141
}

extension Failure {
  package var exitCode: ExitCode {
    switch kind {
    case .notFound, .ambiguous, .unacceptable, .failed: .failed
    case .refused: .refused
    case .invalid: .usage
    case .unavailable: .unavailable
    case .conflict: .conflict
    case .forbidden: .notPermitted
    case .interrupted: .interrupted
    }
  }

  /// The reason, and what to do about it with this program.
  var sentence: String { [reason, hint].compactMap(\.self).joined(separator: "; ") }

  /// What to do about it with this program; nil if the reason says it, or nothing helps.
  var hint: String? {
    remedies.isEmpty ? nil : remedies.map(\.advice).joined(separator: "; ")
  }
}

// MARK: The command line's own errors

extension UsageError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, description) }
}

/// A value that turns out to be wrong when the newsroom is open.
extension ArgumentValueError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, reason) }
}

extension PrivateFileError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, description) }
}

extension KeptText: ClassifiedError {
  package var failure: Failure { Failure(Failure(reason).kind, description) }
}
