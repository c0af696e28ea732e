import ArgumentParsing

/// The command line that shows the next page of a list.
struct ContinuedCommand: CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - arguments: Those of the command that showed this page.
  ///   - options: Replace or add options that have a value, in this order.
  init(_ arguments: [String], options: [(name: String, value: String)]) {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var kept: [String] = []
    var rest = arguments[..<end]
    while let word = rest.popFirst() {
      let isReplaced = options.contains {
        word == "--\($0.name)" || word.hasPrefix("--\($0.name)=")
      }
      if !isReplaced {
        kept.append(word)
      } else if !word.contains("=") {
        rest = rest.dropFirst()
      }
    }
    let added = options.flatMap { ["--\($0.name)", $0.value] }
    description = ShellCommand(["galley"] + kept + added + arguments[end...]).description
  }
}
