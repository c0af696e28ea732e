import JSON
import Newsroom

/// A failure, as it is printed for other programs.
struct FailureAnswer {
  private let failure: Failure

  init(_ failure: Failure) { self.failure = failure }
}

extension FailureAnswer: JSONDescribed {
  static let json = JSONDescription<FailureAnswer>(
    "Error", "Why a command failed.",
    [
      JSONMember("code", "The kind of failure.", \.failure.kind.name),
      JSONMember("message", "The reason, in one line.", \.failure.reason),
      JSONMember("hint", "What to do about it; null if nothing is known.", \.hint),
      JSONMember("exit", "The exit code that stands for it.", \.exit),
    ])

  private var hint: String? {
    let advice = failure.remedies.map(\.advice)
    return advice.isEmpty ? nil : advice.joined(separator: "; ")
  }

  private var exit: Int { Int(failure.exitCode.rawValue) }
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
