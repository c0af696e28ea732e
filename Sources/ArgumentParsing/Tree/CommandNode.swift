/// A node of the command tree: a ``Subcommand`` or a ``CommandGroup``.
///
/// The tree consists of types, and only the invoked command is instantiated. So the number of
/// commands does not affect the time to start.
package protocol CommandNode: Sendable {
  /// The name, the help and, for the root, the version.
  static var configuration: CommandConfiguration { get }
  /// The kind of the node. A cast instead would search all conformances in the program.
  static var branch: CommandBranch { get }

  init()
}

/// The kind of a node of the command tree.
package enum CommandBranch {
  case group(any CommandGroup.Type)
  case subcommand(any Subcommand.Type)
}

/// A command that contains other commands, as `projection` contains `projection rebuild`.
///
/// The options of a group are those that all its subcommands have. They may precede the name of the
/// subcommand.
package protocol CommandGroup: CommandNode {
  /// The subcommands, in the order of the help page.
  static var sections: [CommandSection] { get }
  /// Words of other programs for these subcommands, with the subcommands that each may mean, by their
  /// path. They are not commands: an error suggests what they mean.
  static var synonyms: [String: [String]] { get }
  /// The subcommand that runs if none is named; nil to show the help.
  static var defaultSubcommand: (any Subcommand.Type)? { get }
}

extension CommandGroup {
  package static var synonyms: [String: [String]] { [:] }
  package static var defaultSubcommand: (any Subcommand.Type)? { nil }

  package static var branch: CommandBranch { .group(self) }

  static var subcommands: [any CommandNode.Type] { sections.flatMap(\.commands) }

  static func subcommand(named name: String) -> (any CommandNode.Type)? {
    for section in sections {
      for command in section.commands where command.configuration.name == name { return command }
    }
    return nil
  }
}

/// Subcommands under one heading of the help page.
package struct CommandSection: Sendable {
  package let title: String
  package let commands: [any CommandNode.Type]

  package init(_ title: String, _ commands: [any CommandNode.Type]) {
    self.title = title
    self.commands = commands
  }
}
