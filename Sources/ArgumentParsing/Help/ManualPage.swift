/// The manual page of a command, for man(1), from the same description as its help page.
package struct ManualPage: Sendable {
  /// Such as `galley-log-tail.1`.
  package let fileName: String
  /// In the macros of man(7). Ends with a newline.
  package let text: String

  /// The pages of a command tree, each command before its subcommands.
  package static func all(of root: any CommandGroup.Type) -> [ManualPage] {
    let program = CommandDescription(root, path: [root.configuration.name])
    let version = root.configuration.version.map { "\(root.configuration.name) \($0)" } ?? ""
    return program.subtree.map { ManualPage($0, version: version) }
  }

  private init(_ command: CommandDescription, version: String) {
    let name = Self.pageName(command.path)
    fileName = "\(name).1"
    let configuration = command.configuration
    var lines = [
      ".TH \(Roff.quoted(name.uppercased())) 1 \"\" \(Roff.quoted(version))", ".SH NAME",
      Roff.text("\(name) - \(configuration.abstract)"), ".SH SYNOPSIS",
      Roff.bold(command.path.joined(separator: " "))
        + UsageLine(command).pieces.dropFirst().map { " " + Roff.text($0) }.joined(),
    ]
    if !configuration.discussion.isEmpty {
      lines.append(".SH DESCRIPTION")
      for paragraph in configuration.discussion.split(separator: "\n\n") {
        lines += [".PP", Roff.text(paragraph.replacing("\n", with: " "))]
      }
    }
    for section in command.sections {
      lines.append(".SH \(Roff.quoted(section.title.uppercased()))")
      lines += section.commands.flatMap { Self.entry(HelpEntry($0.configuration)) }
    }
    lines += Self.parameters(of: command)
    if !configuration.examples.isEmpty {
      lines.append(".SH EXAMPLES")
      for example in configuration.examples {
        lines += [".TP", Roff.bold(example.line), Roff.text(example.explanation)]
      }
    }
    lines += Self.seeAlso(command)
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func parameters(of command: CommandDescription) -> [String] {
    var lines: [String] = []
    var title: String?
    for parameter in command.arguments + command.options {
      let own = parameter.kind == .argument ? "Arguments" : "Options"
      let next = (parameter.section ?? own).uppercased()
      if next != title { lines.append(".SH \(Roff.quoted(next))") }
      title = next
      lines += entry(HelpEntry(parameter))
    }
    return lines
  }

  private static func entry(_ entry: HelpEntry) -> [String] {
    [".TP", Roff.bold(entry.label.drop { $0 == " " }), Roff.text(entry.text)]
  }

  private static func seeAlso(_ command: CommandDescription) -> [String] {
    let parent = command.path.count > 1 ? [pageName(command.path.dropLast())] : []
    let pages = parent + command.children.map { pageName($0.path) }
    guard !pages.isEmpty else { return [] }
    return [".SH SEE ALSO", pages.map { Roff.bold($0) + "(1)" }.joined(separator: ", ")]
  }

  private static func pageName(_ path: [String]) -> String { path.joined(separator: "-") }
}

/// Text in the language of man pages.
enum Roff {
  /// A line of text. Nothing in it is a request, and hyphens can be copied.
  static func text(_ text: some StringProtocol) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u\(hexadecimal(scalar.value))]"
      }
    }.joined()
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
  }

  static func bold(_ text: some StringProtocol) -> String { "\\fB\(self.text(text))\\fR" }

  /// One argument of a macro.
  static func quoted(_ text: String) -> String {
    "\"\(self.text(text).replacing("\"", with: "\\(dq"))\""
  }

  /// With at least four digits. A page in ASCII needs no encoding.
  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
