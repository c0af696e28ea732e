import ArgumentParsing

@testable import SampleCommands

/// The words of a command line of the sample program, separated by NUL. No command is run.
enum CommandLineTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    do throws(UsageError) {
      switch try Parser(Press.self).parse(words) {
      case .run: break
      case .help(let text), .version(let text):
        require(text.hasSuffix("\n"), "help ends with its line")
        for line in text.split(separator: "\n") {
          require(isInert(line), "help does not control the terminal", line.debugDescription)
        }
      }
    } catch {
      let line = error.description
      require(isInert(line), "an error is one line", line.debugDescription)
      require(line.utf8.count < 2_000, "an error is not as long as the words")
    }
  }
}
