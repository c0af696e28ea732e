import ArgumentParsing

@testable import AdminCommands

/// The commands of galley, as the words that name them.
enum CommandPaths {
  /// Of every command and group below a group, in the order of its help, without the group itself.
  static func all(
    below group: any CommandGroup.Type = Galley.self, at path: [String] = []
  ) -> [[String]] {
    group.sections.flatMap(\.commands).flatMap { node -> [[String]] in
      let path = path + [node.configuration.name]
      guard let group = node as? any CommandGroup.Type else { return [path] }
      return [path] + all(below: group, at: path)
    }
  }
}
