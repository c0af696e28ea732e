import ArgumentParsing

@testable import AdminCommands

/// The words of a command line, separated by NUL. No command is run.
enum CommandLineTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    do throws(UsageError) {
      switch try Parser(Galley.self).parse(words) {
      case .run: break
      case .help(let text), .version(let text):
        require(text.hasSuffix("\n"), "help ends with its line")
        for line in text.split(separator: "\n") {
          require(isInert(line), "help does not control the terminal", line.debugDescription)
        }
      }
    } catch {
      let end = ProgramEnd(error)
      require(end.code == .usage, "a usage error ends with 64")
      guard let line = end.line, line.last == "\n" else {
        return require(false, "an error is a line")
      }
      require(isInert(line.dropLast()), "an error is one line", line.debugDescription)
    }
  }
}
