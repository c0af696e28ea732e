/// The information about a command for help and completion.
struct CommandDescription {
  let node: any CommandNode.Type
  /// The name of the program and the commands up to this one.
  let path: [String]
  let parameters: [Parameter]

  init(_ node: any CommandNode.Type, path: [String]) {
    self.node = node
    self.path = path
    self.parameters = ParameterCollector.collecting { node.init() }.parameters
  }

  var configuration: CommandConfiguration { node.configuration }
  /// The sections of a group; empty for other commands.
  var sections: [CommandSection] {
    guard case .group(let group) = node.branch else { return [] }
    return group.sections
  }
  var arguments: [Parameter] { parameters.filter { $0.kind == .argument } }
  /// The options without a heading come first.
  var options: [Parameter] {
    let options = parameters.filter { $0.kind != .argument }
    return options.filter { $0.section == nil } + options.filter { $0.section != nil }
  }

  /// The subcommands.
  var children: [CommandDescription] {
    sections.flatMap(\.commands).map {
      CommandDescription($0, path: path + [$0.configuration.name])
    }
  }

  /// This command and all commands below it, each before its children.
  var subtree: [CommandDescription] { [self] + children.flatMap(\.subtree) }
}
