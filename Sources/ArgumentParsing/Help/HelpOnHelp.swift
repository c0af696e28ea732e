import Terminal

/// The help page of `help`, which the parser understands before any command.
struct HelpOnHelp {
  private let program: String

  init(_ root: any CommandGroup.Type) { program = root.configuration.name }

  /// Ends with a newline.
  func text(width: Int) -> String {
    let blocks = [
      ["OVERVIEW: Show the help of a command."],
      WrappedText(
        "'\(program) help' lists the commands. With the words of a command, it shows what the command "
          + "does, its arguments and options, and examples; '--help' after the command shows the "
          + "same.", width: max(width, 40)
      ).lines,
      ["USAGE: \(program) help [<command> ...]"],
    ]
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
