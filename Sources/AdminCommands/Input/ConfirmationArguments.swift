package import ArgumentParsing
import Glibc
import Newsroom
import Terminal

/// The options of a command that cannot be undone. With both, nothing is done.
package struct ConfirmationArguments: ArgumentGroup {
  @Flag(name: "yes", help: "Do it without asking; required without a terminal.")
  package var yes: Bool
  @Flag(name: "dry-run", help: "Say what would happen, and do nothing.")
  package var dryRun: Bool

  package init() {}

  /// Asks for consent, unless `--yes` gives it.
  ///
  /// - Throws: ``Failure`` if the answer is not yes, at the end of the input, or if there is no
  ///   terminal to ask on.
  func obtain(_ confirmation: Confirmation, on console: Console) throws {
    if yes { return }
    let screen = console.error.capabilities(environment: console.environment)
    guard isatty(STDIN_FILENO) == 1, screen.isTerminal else {
      throw Failure(.invalid, confirmation.refusal)
    }
    try console.output.flush()
    try console.error.write(Self.text(of: confirmation, width: screen.readingWidth))
    try console.error.write("\(confirmation.question) [y/N] ")
    let answer = try TypedLine.read(from: STDIN_FILENO, limit: 100)
    if answer == nil { try console.error.write("\n") }
    guard let answer, Confirmation.isConsent(answer) else {
      throw Failure(.failed, "not confirmed; nothing was done")
    }
  }

  /// The warning and the consequences, wrapped.
  static func text(of confirmation: Confirmation, width: Int) -> String {
    let warning = WrappedText(confirmation.warningSentence, width: width).lines
    let consequences = confirmation.consequences.flatMap {
      WrappedText($0, width: width - 4, hangingIndent: 2).lines
    }
    return (warning + consequences.map { "  \($0)" }).map { "\($0)\n" }.joined()
  }
}

extension Console {
  /// Prints what a command would do, and that it did nothing.
  func rehearse(_ confirmation: Confirmation) throws {
    try output.write(
      ConfirmationArguments.text(of: confirmation, width: screen.readingWidth))
    tell("this was a dry run; nothing was done")
  }
}
