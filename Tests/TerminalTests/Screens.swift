import Terminal

extension TerminalCapabilities {
  /// A terminal without colour.
  static func terminal(width: Int) -> TerminalCapabilities {
    TerminalCapabilities(
      isTerminal: true, width: width, allowsColour: false, allowsRedrawing: true)
  }

  static let file = TerminalCapabilities(
    isTerminal: false, width: 80, allowsColour: false, allowsRedrawing: false)
}
