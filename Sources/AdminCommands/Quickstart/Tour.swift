import Foundation
import Glibc
import Newsroom
import Terminal

/// Shows each step of the quickstart as a person would type it, and carries it out.
struct Tour {
  private let address: DatabaseAddress
  private let file: String
  private let console: Console
  private let isBrief: Bool

  /// - Parameter isBrief: Whether to leave out the article's text, and not to wait.
  init(in address: DatabaseAddress, file: String, console: Console, isBrief: Bool) {
    self.address = address
    self.file = file
    self.console = console
    self.isBrief = isBrief
  }

  /// At a terminal, waits before every chapter but the first.
  ///
  /// - Returns: False if the person stopped the tour.
  /// - Throws: ``Failure`` if a step does not end as expected.
  func run(_ script: TourScript) async throws -> Bool {
    let isWaiting = !isBrief && isatty(STDIN_FILENO) == 1 && console.screen.isTerminal
    for (number, step) in script.steps.enumerated() {
      switch step {
      case .chapter(let words):
        if isWaiting, number > 0, try !goesOn() { return false }
        try console.output.write("\n\(console.paint(words, .bold))\n")
      case .write(let article, let words): try write(article, words)
      case .command(let words, let code): try await carryOut(words, expecting: code)
      case .rebuild(let words): try await rebuild(words)
      }
      try console.output.flush()
    }
    return true
  }

  /// Waits for a line.
  ///
  /// - Returns: Whether the person wants to continue.
  private func goesOn() throws -> Bool {
    let prompt = "Press Return to continue, or type q to stop. "
    try console.output.write("\n\(console.paint(prompt, .dim))")
    try console.output.flush()
    guard let line = try TypedLine.read(from: STDIN_FILENO, limit: 100) else {
      try console.output.write("\n")
      return false
    }
    return !String(decoding: line, as: UTF8.self).lowercased().hasPrefix("q")
  }

  /// The empty line before a step, which a brief tour leaves out.
  private var gap: String { isBrief ? "" : "\n" }

  private func write(_ article: SampleArticle, _ words: String) throws {
    let text = article.text
    try Data(text.utf8).write(to: URL(filePath: file))
    try console.output.write("\(gap)\(words):\n  \(file)\n")
    guard article == .firstDraft, !isBrief else { return }
    // Show it up to the first paragraph.
    let front = text.components(separatedBy: "\n\n").prefix(2).joined(separator: "\n\n")
    let width = console.screen.readingWidth - 2
    let lines = front.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.count <= width
        ? [String(line)]
        : WrappedText(String(line), width: width, paint: Paint(isOn: false)).lines
    }
    try console.output.write(lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined() + "  […]\n")
  }

  /// Runs a command line in this process, in the tour's database, with its errors on standard output.
  private func carryOut(_ words: [String], expecting code: ExitCode?) async throws {
    let line = ShellCommand(["galley"] + words).description
    try console.output.write("\(gap)\(console.paint("$ \(line)", .cyan))\n")
    var invocation = Invocation.current
    invocation.scratch = address
    invocation.error = console.output
    let ended = try await Invocation.$current.withValue(invocation) { try await outcome(of: words) }
    if let ended { try console.output.write("[exit code \(ended.rawValue)]\n") }
    guard ended == code else {
      throw Failure(
        .failed,
        "'\(line)' ended with exit code \(ended?.rawValue ?? 0) instead of \(code?.rawValue ?? 0)")
    }
  }

  /// Runs a command line and prints its error, if any.
  ///
  /// - Returns: The exit code of a failure; nil for success.
  private func outcome(of words: [String]) async throws -> ExitCode? {
    do {
      try await Program.execute(words)
      return nil
    } catch let error as OutputError {
      throw error
    } catch {
      let ending = ProgramEnd(error)
      try console.output.write(ending.line ?? "")
      return ending.code
    }
  }

  private func rebuild(_ words: [String]) async throws {
    let before = try await holdings()
    try await carryOut(words, expecting: nil)
    let after = try await holdings()
    guard before.prints == after.prints, zip(before.builds, after.builds).allSatisfy(<) else {
      throw Failure(.failed, "the rebuild changed the read models")
    }
    let result =
      "Compared \(after.prints.count) tables of \(after.builds.count) read models, each by its number "
      + "of rows and by SHA-256 over all of them. They are the same."
    let lines = WrappedText(result, width: console.screen.readingWidth).lines
    try console.output.write("\(gap)\(lines.joined(separator: "\n"))\n")
  }

  /// The fingerprints of the read models, and the numbers of their live builds.
  private func holdings() async throws -> (prints: [Fingerprint], builds: [Int]) {
    try await Newsroom.with(address) { newsroom in
      let member = try await newsroom.acting()
      return (
        try await member.fingerprints().value,
        try await member.projections().map { $0.build ?? 0 }
      )
    }
  }
}
