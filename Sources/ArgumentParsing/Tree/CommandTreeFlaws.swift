/// The errors in the declaration of a command tree. A test of the tree expects none.
///
/// The parser does not check the tree, because that would instantiate every command at every start.
package struct CommandTreeFlaws: Sendable {
  /// One sentence for each flaw, in the order of the tree.
  package let descriptions: [String]

  package init(of root: any CommandGroup.Type) {
    let description = CommandDescription(root, path: [root.configuration.name])
    descriptions = description.subtree.flatMap(Self.flaws) + Self.synonymFlaws(of: root)
  }

  /// A synonym is not a command, and means commands that exist.
  private static func synonymFlaws(of group: any CommandGroup.Type) -> [String] {
    let name = group.configuration.name
    let own = group.synonyms.sorted { $0.key < $1.key }.flatMap { word, paths in
      (group.subcommand(named: word) == nil ? [] : ["'\(name)' has '\(word)' as a command too."])
        + paths.filter { !has($0, in: group) }.map {
          "'\(name)' explains '\(word)' by '\($0)', which is not a command."
        }
    }
    return own
      + group.subcommands.flatMap { node -> [String] in
        guard case .group(let nested) = node.branch else { return [] }
        return synonymFlaws(of: nested)
      }
  }

  private static func has(_ path: String, in group: any CommandGroup.Type) -> Bool {
    var branch = CommandBranch.group(group)
    for word in path.split(separator: " ") {
      guard case .group(let group) = branch, let node = group.subcommand(named: String(word)) else {
        return false
      }
      branch = node.branch
    }
    return true
  }

  private static func flaws(of command: CommandDescription) -> [String] {
    let names = command.sections.flatMap(\.commands).map { $0.configuration.name }
    let options = command.options.flatMap { option in
      ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
    }
    let reserved = ["--help", "-h"] + (command.configuration.version == nil ? [] : ["--version"])
    var flaws = repetitions(in: names).map { "has two subcommands '\($0)'" }
    flaws += repetitions(in: options + reserved).map { "has two options '\($0)'" }
    for (argument, next) in zip(command.arguments, command.arguments.dropFirst()) {
      if argument.traits.isRepeatable {
        flaws.append("has an argument after '\(argument.spelling)', which takes all that follow")
      } else if !argument.traits.isRequired, next.traits.isRequired {
        flaws.append("requires '\(next.spelling)' after '\(argument.spelling)', which is optional")
      }
    }
    if !command.sections.isEmpty, let argument = command.arguments.first {
      flaws.append("is a group and has the argument '\(argument.spelling)'")
    }
    let texts = [command.configuration.abstract] + command.parameters.map(\.help)
    flaws += texts.filter { !$0.hasSuffix(".") }.map {
      "has a help text without a full stop: \($0)"
    }
    return flaws.map { "'\(command.path.joined(separator: " "))' \($0)." }
  }

  private static func repetitions(in names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
