/// Reads a command line against the tree under a root.
///
/// ```swift
/// switch try Parser(Galley.self).parse(Array(CommandLine.arguments.dropFirst())) {
/// case .run(var command): try await command.run()
/// case .help(let text), .version(let text): …
/// }
/// ```
package struct Parser: Sendable {
  private let root: any CommandGroup.Type
  private let helpWidth: Int

  /// - Parameter helpWidth: columns that help may fill.
  package init(_ root: any CommandGroup.Type, helpWidth: Int = 80) {
    self.root = root
    self.helpWidth = helpWidth
  }

  /// - Parameter arguments: without the program's name.
  package func parse(_ arguments: [String]) throws(UsageError) -> ParsedCommand {
    var words = arguments[...]
    // No option takes a value that begins with a hyphen, so these words always ask for help.
    var asksForHelp = words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    words.removeAll { asksForHelp && ($0 == "--help" || $0 == "-h") }
    if words.first == "help" {
      words.removeFirst()
      asksForHelp = true
    }
    return try parse(words, for: asksForHelp)
  }

  private func parse(
    _ words: ArraySlice<String>, for help: Bool
  ) throws(UsageError) -> ParsedCommand {
    var group = root
    var path = [root.configuration.name]
    var reader = TokenReader(rest: words, command: path[0])
    var early: [TokenReader.Occurrence] = []
    while true {
      do {
        early += try takeOptions(of: group, from: &reader)
      } catch {
        guard help else { throw error }
        return .help(helpText(for: group, path: path))
      }
      if !help, let version = group.configuration.version, reader.nextOption == "--version" {
        return .version("\(root.configuration.name) \(version)\n")
      }
      guard let name = reader.takeWord() else { return .help(helpText(for: group, path: path)) }
      guard let node = group.subcommand(named: name) else {
        throw UnknownCommand(name, in: group, path: path).error
      }
      path.append(name)
      reader = TokenReader(rest: reader.rest, command: path.joined(separator: " "))
      switch node.branch {
      case .group(let next): group = next
      case .subcommand where help: return .help(helpText(for: node, path: path))
      case .subcommand(let command):
        var binding = CommandBinding(command, early: early, reader: reader)
        return .run(try binding.command())
      }
    }
  }

  private func takeOptions(
    of group: any CommandGroup.Type, from reader: inout TokenReader
  ) throws(UsageError) -> [TokenReader.Occurrence] {
    let isEnd = { (option: String?) in
      option == nil || option == "--version" && group.configuration.version != nil
    }
    guard !isEnd(reader.nextOption) else { return [] }
    let parameters = ParameterRoll.taking { group.init() }.parameters
    var occurrences: [TokenReader.Occurrence] = []
    while !isEnd(reader.nextOption) {
      occurrences += try reader.takeOption(among: parameters)
    }
    return occurrences
  }

  private func helpText(for node: any CommandNode.Type, path: [String]) -> String {
    HelpText(CommandDescription(node, path: path), width: helpWidth).text
  }
}
