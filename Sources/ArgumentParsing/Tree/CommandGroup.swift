/// A command that only leads to others, as `projection` leads to `projection rebuild`.
///
/// Options of a group are those that its subcommands share: given before the subcommand's name they
/// reach the subcommand as if they had been given after it.
package protocol CommandGroup: CommandNode {
  /// The subcommands in the order in which help lists them.
  static var sections: [CommandSection] { get }
}

extension CommandGroup {
  package static var branch: CommandBranch { .group(self) }

  static var subcommands: [any CommandNode.Type] { sections.flatMap(\.commands) }

  static func subcommand(named name: String) -> (any CommandNode.Type)? {
    for section in sections {
      for command in section.commands where command.configuration.name == name { return command }
    }
    return nil
  }
}
