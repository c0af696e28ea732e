/// How a command is typed: `USAGE: galley approve <ref> [--force] [<options>]`.
struct UsageLine {
  let pieces: [String]

  /// Options of a group are many and the same everywhere, so `[<options>]` stands for them all.
  init(_ command: CommandDescription) {
    var pieces = command.arguments.map(Self.piece)
    pieces += command.options.filter { $0.section == nil }.map(Self.piece)
    if command.options.contains(where: { $0.section != nil }) { pieces.append("[<options>]") }
    if !command.sections.isEmpty { pieces.append("<command>") }
    self.pieces = [command.path.joined(separator: " ")] + pieces
  }

  func lines(width: Int) -> [String] {
    let label = "USAGE: "
    // A piece such as `[--reason <text>]` is not broken: its spaces are held back while wrapping.
    let held = pieces.map { $0.replacing(" ", with: "\u{0}") }.joined(separator: " ")
    return WrappedText(label + held, width: width, hanging: label.count + 2)
      .lines.map { $0.replacing("\u{0}", with: " ") }
  }

  private static func piece(for parameter: Parameter) -> String {
    let dots = parameter.traits.isRepeatable && parameter.kind != .flag ? " ..." : ""
    let piece = parameter.spelling + dots
    return parameter.traits.isRequired ? piece : "[\(piece)]"
  }
}
