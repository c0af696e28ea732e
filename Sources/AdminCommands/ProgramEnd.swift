import JSON
import Newsroom
import PlainText
import Terminal

/// The end of the program after an error: an exit code, and a line on standard error.
struct ProgramEnd: Hashable, Sendable {
  let code: ExitCode
  /// The line, a sentence or an object; nil if nobody can read it.
  let line: String?

  /// - Parameter format: The format of the results. Other programs also read the error.
  init(_ error: any Error, in format: OutputFormat = Invocation.current.format) {
    if case OutputError.closed = error {
      (code, line) = (.outputClosed, nil)
      return
    }
    let failure = Failure(error)
    code = failure.exitCode
    line =
      format.isJSON
      ? JSONOutput.line(of: ErrorAnswer(failure))
      : "galley: \(SanitizedText(line: failure.sentence.withShownTimes))\n"
  }
}

/// An error, for other programs.
struct ErrorAnswer {
  let failure: Failure

  init(_ failure: Failure) { self.failure = failure }
}

extension ErrorAnswer: JSONDescribed {
  static let json = JSONDescription<ErrorAnswer>(
    "Error", "Why a command failed. Standard error has it on one line.",
    [
      JSONMember(
        "code",
        "A stable name: the rule of the desk that refuses the command, such as fourEyes, or the kind "
          + "of error, such as notFound.", \.failure.code),
      JSONMember("message", "What is wrong, in a sentence.", \.failure.reason),
      JSONMember("hint", "What to do; null if the message says it.", \.failure.hint),
      JSONMember("exit", "The exit code.", { Int($0.failure.exitCode.rawValue) }),
    ])
}
