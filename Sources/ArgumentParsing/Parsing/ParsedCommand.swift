/// What a command line asks for. The library prints nothing and ends nothing; its caller does.
package enum ParsedCommand: Sendable {
  /// A command with all its values, ready to run.
  case run(any Subcommand)
  /// Text for standard output, with its last newline.
  case help(String)
  /// Text for standard output, with its last newline.
  case version(String)
}
