import JSON
import Newsroom

/// An error, for other programs.
struct ErrorAnswer {
  let failure: Failure

  init(_ failure: Failure) { self.failure = failure }
}

extension ErrorAnswer: JSONDescribed {
  static let json = JSONDescription<ErrorAnswer>(
    "Error", "Why a command failed.",
    [
      JSONMember("code", "A stable name for the kind of error.", \.failure.kind.name),
      JSONMember("message", "What is wrong, in a sentence.", \.failure.reason),
      JSONMember("hint", "What to do; null if the message says it.", \.failure.hint),
      JSONMember("exit", "The exit code.", { Int($0.failure.exitCode.rawValue) }),
    ])
}

extension Failure {
  /// What to do about it with this program; nil if the reason says it, or nothing helps.
  fileprivate var hint: String? {
    remedies.isEmpty ? nil : remedies.map(\.advice).joined(separator: "; ")
  }
}

extension Failure.Kind {
  /// Its name for other programs, which never changes.
  fileprivate var name: String {
    switch self {
    case .notFound: "notFound"
    case .ambiguous: "ambiguous"
    case .refused: "refused"
    case .invalid: "invalid"
    case .unacceptable: "unacceptable"
    case .conflict: "conflict"
    case .forbidden: "forbidden"
    case .unavailable: "unavailable"
    case .interrupted: "interrupted"
    case .failed: "failed"
    }
  }
}
