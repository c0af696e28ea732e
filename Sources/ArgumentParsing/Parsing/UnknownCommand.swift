/// A word that names no subcommand, and the one that was probably meant.
struct UnknownCommand {
  let error: UsageError

  init(_ name: String, in group: any CommandGroup.Type, path: [String]) {
    var message = "Unknown command '\(EchoedText(name))'."
    if let meant = Self.suggestion(for: name, in: group) { message += " Did you mean '\(meant)'?" }
    error = UsageError(message, in: path.joined(separator: " "))
  }

  /// A near name of the group itself, or else the same name one level down: `rebuild` was meant as
  /// `projection rebuild`.
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
