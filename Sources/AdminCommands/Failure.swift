import ArgumentParsing
package import Newsroom
import PlainText
import PrivateFiles
import Terminal

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

/// The end of the program after an error: an exit code, and a line on standard error.
struct ProgramEnd: Hashable, Sendable {
  let code: ExitCode
  /// The line; nil if nobody can read it.
  let line: String?

  init(_ error: any Error) {
    if case OutputError.closed = error {
      (code, line) = (.outputClosed, nil)
    } else {
      let failure = Failure(error)
      code = failure.exitCode
      line = "galley: \(SanitizedText(line: failure.sentence.withShownTimes))\n"
    }
  }
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
  var sentence: String { ([reason] + remedies.map(\.advice)).joined(separator: "; ") }
}

// MARK: The command line's own errors

extension UsageError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, description) }
}

extension PrivateFileError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, description) }
}

extension KeptText: ClassifiedError {
  package var failure: Failure { Failure(Failure(reason).kind, description) }
}
