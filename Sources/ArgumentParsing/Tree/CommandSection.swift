/// Subcommands that help lists under one heading.
package struct CommandSection: Sendable {
  package let title: String
  package let commands: [any CommandNode.Type]

  package init(_ title: String, _ commands: [any CommandNode.Type]) {
    self.title = title
    self.commands = commands
  }
}
