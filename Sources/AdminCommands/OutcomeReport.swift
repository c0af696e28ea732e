import Newsroom
import PlainText
import Terminal

/// Prints what a command did to each of several articles or replies: receipts on standard output, failures on
/// standard error with the reference first, or everything as one list in another format.
struct OutcomeReport<Receipt: NamedReceipt> {
  private let console: Console
  /// Prints a receipt for people.
  private let showReceipt: (Receipt) throws -> Void
  private(set) var count = OutcomeCount()
  private var worst: ExitCode?
  /// Printed at the end in formats for programs.
  private var answers: [OutcomeAnswer<Receipt>] = []

  init(on console: Console, _ showReceipt: @escaping (Receipt) throws -> Void) {
    (self.console, self.showReceipt) = (console, showReceipt)
  }

  mutating func add(_ outcome: CommandOutcome<Receipt>) throws {
    count.add(outcome)
    if let code = outcome.failure?.exitCode { worst = worst.map { $0.worse(of: code) } ?? code }
    switch console.format {
    case .json, .ndjson, .csv: answers.append(OutcomeAnswer(outcome))
    case .table: try show(outcome)
    }
  }

  private func show(_ outcome: CommandOutcome<Receipt>) throws {
    switch outcome.result {
    case .done(let receipt):
      try showReceipt(receipt)
      // Ctrl-C must not lose it, and standard error must not precede it.
      try console.output.flush()
    case .repeats(let earlier):
      console.tell("\(outcome.reference): the same \(Receipt.noun) as \(earlier); done once")
    case .failed, .notTried:
      if let failure = outcome.failure { console.tell(failure, of: outcome.reference) }
    }
  }

  /// Prints what is left to print.
  ///
  /// - Throws: `Ending` with the worst exit code if anything failed.
  func end() throws {
    try showAnswers()
    guard let worst else { return }
    console.tell(
      count.notTried == 0
        ? count.words
        : "stopped, because the database became unavailable: \(count.words); repeat the command "
          + "later: what is done then has nothing to do")
    throw Ending(code: worst.rawValue)
  }
}

extension OutcomeReport {
  /// Prints the list of outcomes for programs. With `--quiet`, these are the failures, if any.
  private func showAnswers() throws {
    if console.format == .table { return }
    let shown = console.isQuiet ? answers.filter { $0.error != nil } : answers
    if shown.isEmpty, console.isQuiet { return }
    try console.show(shown) { "" }
  }
}

extension Console {
  /// Prints why something failed for one of several articles, even with `--quiet`. Ignores errors.
  func tell(_ failure: Failure, of reference: String) {
    try? error.write("\(SanitizedText(line: "\(reference): \(failure.sentence.withShownTimes)"))\n")
  }
}

extension ExitCode {
  /// From the mildest to the worst: try again; ask somebody else or fix the article; fix the command;
  /// nothing works.
  private static let bySeverity: [ExitCode] = [
    .conflict, .refused, .notPermitted, .failed, .usage, .unavailable, .interrupted, .outputClosed,
  ]

  /// The code that a run with both outcomes ends with.
  func worse(of other: ExitCode) -> ExitCode {
    Self.bySeverity.last { $0 == self || $0 == other } ?? self
  }
}
