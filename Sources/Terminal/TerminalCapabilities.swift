import Glibc

/// What the device behind a stream can show.
package struct TerminalCapabilities: Hashable, Sendable {
  package let isTerminal: Bool
  /// In columns, at least 1.
  package let width: Int
  package let allowsColour: Bool
  /// Whether a line can be redrawn, for a progress bar.
  package let allowsRedrawing: Bool

  package init(isTerminal: Bool, width: Int, allowsColour: Bool, allowsRedrawing: Bool) {
    self.isTerminal = isTerminal
    self.width = width
    self.allowsColour = allowsColour
    self.allowsRedrawing = allowsRedrawing
  }

  /// - Parameter environment: `COLUMNS` is used if the terminal does not report its width. `TERM`
  ///   and `NO_COLOR` are used too (no-color.org: any value but the empty one forbids colour).
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

  /// The width of running text, in columns: at most 100, which is easy to read.
  package var readingWidth: Int { isTerminal ? min(width, 100) : 80 }

  /// In columns; nil if the stream is not a terminal or does not report its width.
  private static func width(of fileDescriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
