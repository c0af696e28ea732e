import Terminal

/// The usage line of a command: `USAGE: tool approve <ref> [--force] [<options>]`.
struct UsageLine {
  let pieces: [String]

  /// `[<options>]` stands for all options of groups, which many commands share.
  init(_ command: CommandDescription) {
    var pieces = command.arguments.map(Self.piece)
    pieces += command.options.filter { $0.section == nil }.map(Self.piece)
    if command.options.contains(where: { $0.section != nil }) { pieces.append("[<options>]") }
    if !command.sections.isEmpty { pieces.append("<command>") }
    self.pieces = [command.path.joined(separator: " ")] + pieces
  }

  func lines(width: Int) -> [String] {
    let label = "USAGE: "
    // A piece such as `[--reason <text>]` stays on one line: its spaces do not break while
    // wrapping.
    let unbroken = pieces.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: " ")
    return WrappedText(label + unbroken, width: width, hangingIndent: label.count + 2)
      .lines.map { $0.replacing("\u{A0}", with: " ") }
  }

  private static func piece(for parameter: Parameter) -> String {
    let dots = parameter.traits.isRepeatable && parameter.kind != .flag ? " ..." : ""
    let piece = parameter.spelling + dots
    return parameter.traits.isRequired ? piece : "[\(piece)]"
  }
}
