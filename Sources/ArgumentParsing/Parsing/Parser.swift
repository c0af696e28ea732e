/// Parses a command line with a tree of commands.
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

  /// - Parameter helpWidth: The width of help pages, in columns.
  package init(_ root: any CommandGroup.Type, helpWidth: Int = 80) {
    self.root = root
    self.helpWidth = helpWidth
  }

  /// - Parameter arguments: Without the name of the program.
  package func parse(_ arguments: [String]) throws(UsageError) -> ParsedCommand {
    var words = arguments[...]
    // The value of an option cannot begin with a hyphen, so these words always request help.
    let asksForHelp = words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    words.removeAll { asksForHelp && ($0 == "--help" || $0 == "-h") }
    return try parse(words, for: asksForHelp)
  }

  /// The words after `help`, if that is the command. Options of the root may precede it.
  ///
  /// - Parameter arguments: Without the name of the program.
  package func wordsOfHelp(in arguments: [String]) -> ArraySlice<String>? {
    var reader = TokenReader(rest: arguments[...], command: root.configuration.name)
    guard (try? takeOptions(of: root, from: &reader)) != nil, reader.takeWord() == Self.help
    else { return nil }
    return reader.rest
  }

  private static let help = "help"

  private func parse(
    _ words: ArraySlice<String>, for asksForHelp: Bool
  ) throws(UsageError) -> ParsedCommand {
    var help = asksForHelp
    var group = root
    var path = [root.configuration.name]
    var reader = TokenReader(rest: words, command: path[0])
    var early: [TokenReader.Occurrence] = []
    while true {
      if !help, let command = group.defaultSubcommand, Self.namesNone(of: group, reader.rest) {
        path.append(command.configuration.name)
        reader = TokenReader(rest: reader.rest, command: path.joined(separator: " "))
        var binding = CommandBinding(command, early: early, reader: reader)
        return .run(try binding.command())
      }
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
        if name == Self.help, path.count == 1 {
          if reader.rest.first == Self.help {
            return .help(HelpOnHelp(root).text(width: helpWidth))
          }
          help = true
          continue
        }
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

  /// Whether the words name no subcommand: there are none, or only options with their values.
  private static func namesNone(
    of group: any CommandGroup.Type, _ words: ArraySlice<String>
  ) -> Bool {
    (words.first ?? "-").hasPrefix("-") && words.allSatisfy { group.subcommand(named: $0) == nil }
  }

  private func takeOptions(
    of group: any CommandGroup.Type, from reader: inout TokenReader
  ) throws(UsageError) -> [TokenReader.Occurrence] {
    let isEnd = { (option: String?) in
      option == nil || option == "--version" && group.configuration.version != nil
    }
    guard !isEnd(reader.nextOption) else { return [] }
    let parameters = ParameterCollector.collecting { group.init() }.parameters
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

/// The result of parsing a command line. The caller runs the command or prints the text.
package enum ParsedCommand: Sendable {
  /// A command with the values of its parameters.
  case run(any Subcommand)
  /// A help page. Ends with a newline.
  case help(String)
  /// The name and the version of the program. Ends with a newline.
  case version(String)
}
