import ArgumentParsing
import Editorial
import EmbeddedPostgreSQL
import EventSourcing
import Manuscripts
import Newsroom
import PlainText
import PostgreSQL
import PostgresEventStore
import PrivateFiles
import Terminal

/// What went wrong, as the program ends with it: one line, and the exit code that scripts go by.
///
/// The only place that turns an error into either.
package struct Failure: Hashable, Sendable {
  /// The documented exit codes.
  package enum Code: Int32, Sendable {
    case failed = 1
    case refused = 2
    case usage = 64
    case unavailable = 69
    case conflict = 75
    case notPermitted = 77
    case interrupted = 130
    /// Whoever read the output has gone, as the shell numbers SIGPIPE.
    case outputClosed = 141
  }

  package let code: Code
  /// Nil where nobody is left to read it.
  package let line: String?

  package init(_ error: any Error) {
    code = Self.code(of: error)
    line =
      code == .outputClosed ? nil : "galley: \(SanitizedText(line: Self.sentence(of: error)))\n"
  }

  private static func code(of error: any Error) -> Code {
    switch error {
    case let error as KeptText: code(of: error.reason)
    case let error as ImportFailure: code(of: error.reason)
    case is UsageError, is ManuscriptError, is InputError, is PrivateFileError: .usage
    case let error as ArticleRejection: code(of: error.kind)
    case let error as AppendError: code(of: error)
    case let error as NewsroomError: code(of: error.kind)
    case let error as PostgresError: code(of: error)
    case let error as RebuildRefusal: code(of: error)
    case is MigrationError, is EmbeddedServerError: .unavailable
    case OutputError.closed: .outputClosed
    case is CancellationError: .interrupted
    default: .failed
    }
  }

  private static func code(of kind: ArticleRejection.Kind) -> Code {
    switch kind {
    case .notPermitted: .notPermitted
    case .conflict: .conflict
    case .rule: .refused
    }
  }

  private static func code(of error: AppendError) -> Code {
    switch error {
    case .staleVersion: .conflict
    case .nameTaken, .refused: .refused
    case .commandIDReused: .usage
    case .notPermitted: .notPermitted
    case .wrongCaller: .unavailable
    }
  }

  private static func code(of kind: NewsroomError.Kind) -> Code {
    switch kind {
    case .failed: .failed
    case .unavailable: .unavailable
    case .conflict: .conflict
    case .notPermitted: .notPermitted
    }
  }

  private static func code(of error: PostgresError) -> Code {
    if error.isRetriable { return .conflict }
    if error.sqlState == .insufficientPrivilege { return .notPermitted }
    switch error.kind {
    case .unreachable, .connectionLost: return .unavailable
    case .authentication: return .notPermitted
    case .usage: return .usage
    case .server, .cancelled, .decoding: return .failed
    }
  }

  private static func code(of refusal: RebuildRefusal) -> Code {
    switch refusal {
    case .alreadyRunning, .removed, .swapBlocked: .conflict
    case .noFormer, .otherVersion, .outdated: .failed
    }
  }

  /// What an error says to a person.
  static func sentence(of error: any Error) -> String {
    switch error {
    case is CancellationError: "interrupted"
    case let described as any CustomStringConvertible:
      described.description + Advice.text(for: error)
    default: "something went wrong that galley has no words for (\(type(of: error)))"
    }
  }
}
