/// What help and completion say of one command.
struct CommandDescription {
  let node: any CommandNode.Type
  /// The program's name and the commands down to this one.
  let path: [String]
  let parameters: [Parameter]

  init(_ node: any CommandNode.Type, path: [String]) {
    self.node = node
    self.path = path
    self.parameters = ParameterRoll.taking { node.init() }.parameters
  }

  var configuration: CommandConfiguration { node.configuration }
  /// Empty unless the command is a group.
  var sections: [CommandSection] {
    guard case .group(let group) = node.branch else { return [] }
    return group.sections
  }
  var arguments: [Parameter] { parameters.filter { $0.kind == .argument } }
  var options: [Parameter] { parameters.filter { $0.kind != .argument } }

  /// The subcommands, each made once.
  var children: [CommandDescription] {
    sections.flatMap(\.commands).map {
      CommandDescription($0, path: path + [$0.configuration.name])
    }
  }

  /// This command and all under it, each before its children.
  var subtree: [CommandDescription] { [self] + children.flatMap(\.subtree) }
}
