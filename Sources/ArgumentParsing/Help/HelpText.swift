import Terminal

/// The help page of a command, wrapped to a width.
struct HelpText {
  private let command: CommandDescription
  private let width: Int

  init(_ command: CommandDescription, width: Int) {
    self.command = command
    self.width = max(width, 40)
  }

  /// Ends with a newline.
  var text: String {
    var blocks = [WrappedText("OVERVIEW: " + command.configuration.abstract, width: width).lines]
    blocks += paragraphs(of: command.configuration.discussion)
    blocks.append(UsageLine(command).lines(width: width))
    blocks += subcommandLists
    blocks += parameterLists
    if !command.configuration.examples.isEmpty { blocks.append(examples) }
    if !command.sections.isEmpty {
      let path = [command.path[0], "help"] + command.path.dropFirst()
      let pointer = "See '\(path.joined(separator: " ")) <command>' for more on a command."
      blocks.append(WrappedText(pointer, width: width).lines)
    }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func paragraphs(of discussion: String) -> [[String]] {
    discussion.split(separator: "\n\n").map { paragraph in
      WrappedText(String(paragraph).replacing("\n", with: " "), width: width).lines
    }
  }

  private var parameterLists: [[String]] {
    var options = command.options.filter { $0.section == nil }.map(HelpEntry.init)
    if command.configuration.version != nil {
      options.append(HelpEntry(label: "    --version", text: "Show the version."))
    }
    options.append(HelpEntry(label: "-h, --help", text: "Show help information."))
    var lists = [("ARGUMENTS", command.arguments.map(HelpEntry.init)), ("OPTIONS", options)]
    for option in command.options {
      guard let section = option.section?.uppercased() else { continue }
      if lists.last?.0 != section { lists.append((section, [])) }
      lists[lists.count - 1].1.append(HelpEntry(option))
    }
    let filled = lists.filter { !$0.1.isEmpty }
    let column = labelColumn(of: filled.flatMap(\.1))
    return filled.map { title, entries in
      ["\(title):"] + entries.flatMap { $0.lines(column: column, width: width) }
    }
  }

  private var subcommandLists: [[String]] {
    let names = command.sections.flatMap(\.commands).map { $0.configuration.name }
    let column = 2 + (names.map(\.count).max() ?? 0) + 2
    return command.sections.map { section in
      ["\(section.title.uppercased()):"]
        + section.commands.map { HelpEntry($0.configuration).line(column: column, width: width) }
    }
  }

  private var examples: [String] {
    ["EXAMPLES:"]
      + command.configuration.examples.flatMap { example in
        ["  " + example.line]
          + WrappedText(example.explanation, width: width - 6).lines.map { "      " + $0 }
      }
  }

  /// The column of the descriptions: after the widest label that leaves two thirds of the width.
  private func labelColumn(of entries: [HelpEntry]) -> Int {
    entries.map { 2 + $0.label.count + 2 }.filter { $0 <= width / 3 }.max() ?? width / 3
  }
}
