import Glibc

/// What the other end of a stream can show.
package struct TerminalCapabilities: Hashable, Sendable {
  package let isTerminal: Bool
  /// Columns, at least 1.
  package let width: Int
  package let allowsColour: Bool
  /// Whether a line can be drawn over, as a progress bar needs.
  package let allowsRedrawing: Bool

  package init(isTerminal: Bool, width: Int, allowsColour: Bool, allowsRedrawing: Bool) {
    self.isTerminal = isTerminal
    self.width = width
    self.allowsColour = allowsColour
    self.allowsRedrawing = allowsRedrawing
  }

  /// - Parameter environment: `COLUMNS` is read where the terminal does not tell its width, `TERM`,
  ///   and `NO_COLOR` (no-color.org: any text but the empty one forbids colour).
  package init(fileDescriptor: Int32, environment: [String: String]) {
    self.init(
      isTerminal: isatty(fileDescriptor) == 1, reportedWidth: Self.width(of: fileDescriptor),
      environment: environment)
  }

  init(isTerminal: Bool, reportedWidth: Int?, environment: [String: String]) {
    let columns = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let isCapable = isTerminal && environment["TERM"] != "dumb"
    self.init(
      isTerminal: isTerminal, width: reportedWidth ?? columns ?? 80,
      allowsColour: isCapable && environment["NO_COLOR", default: ""].isEmpty,
      allowsRedrawing: isCapable)
  }

  /// Columns, or nil when the stream has none: it is no terminal, or one that does not know.
  private static func width(of fileDescriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
