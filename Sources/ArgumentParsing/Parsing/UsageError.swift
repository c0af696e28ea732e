import PlainText

/// An invalid command line.
package struct UsageError: Error, Hashable, CustomStringConvertible {
  /// `EX_USAGE` in sysexits.h.
  package static let exitCode: Int32 = 64

  /// One or two complete sentences on one line.
  package let message: String
  /// The name of the program and the commands up to the error.
  package let command: String

  package init(_ message: String, in command: String) {
    self.message = message
    self.command = command
  }

  package var description: String { "\(message) See '\(command) --help'." }
}

/// The error for an unknown command. It suggests the command that was probably meant.
struct UnknownCommand {
  let error: UsageError

  init(_ name: String, in group: any CommandGroup.Type, path: [String]) {
    var message = "Unknown command '\(EchoedText(name))'."
    let meant =
      group.synonyms[name.lowercased()] ?? Self.suggestion(for: name, in: group).map { [$0] }
    if let meant { message += " Did you mean \(QuotedList(meant))?" }
    error = UsageError(message, in: path.joined(separator: " "))
  }

  /// The nearest name in the group, or else a command with this name one level below: for
  /// `rebuild`, `projection rebuild`.
  private static func suggestion(for name: String, in group: any CommandGroup.Type) -> String? {
    let names = group.subcommands.map { $0.configuration.name }
    if let near = Suggestion.nearest(to: name, among: names) { return near }
    for node in group.subcommands {
      guard case .group(let nested) = node.branch, nested.subcommand(named: name) != nil else {
        continue
      }
      return "\(nested.configuration.name) \(name)"
    }
    return nil
  }
}
