import Foundation
import JSON
import PlainText
import Terminal

/// The output of a command: results go to standard output, everything else to standard error.
struct Console: Sendable {
  let format: OutputFormat
  let isQuiet: Bool
  let output: StandardStream
  let error: StandardStream
  /// The capabilities of standard output.
  let screen: TerminalCapabilities
  let environment: [String: String]

  init(format: OutputFormat = .table, isQuiet: Bool = false) {
    let invocation = Invocation.current
    self.format = format
    self.isQuiet = isQuiet
    self.output = invocation.output
    self.error = invocation.error
    self.environment = invocation.environment
    self.screen = invocation.output.capabilities(environment: invocation.environment)
  }

  /// Prints a result in the chosen format. `text` is for people, and ends in a newline.
  func show(_ value: some JSONDescribed, text: () throws -> String) throws {
    switch format {
    case .json: try output.write(JSONOutput.text(of: value))
    case .ndjson: try output.write(Self.lines(of: value))
    case .csv: try output.write(CSVOutput.text(of: value))
    case .table: try output.write(try text())
    }
  }

  /// Prints the results of a command that also prints its progress: as JSON, each on a line.
  func showLast(_ values: [some JSONDescribed], text: () -> String) throws {
    if format == .json { return try output.write(Self.lines(of: values)) }
    try show(values, text: text)
  }

  /// The value on a line; of a list, each element.
  private static func lines(of value: some JSONDescribed) -> String {
    let json = value.jsonValue
    let values = if case .array(let elements) = json { elements } else { [json] }
    return values.map { JSONOutput.line(of: $0) }.joined()
  }

  /// Prints what was done, unless `--quiet` is given.
  func report(_ value: some JSONDescribed, text: () throws -> String) throws {
    guard !isQuiet else { return }
    try show(value, text: text)
  }

  /// Prints a list as a table. If it is empty, prints `message` on standard error, unless it is nil.
  func show(_ values: [some JSONDescribed], as table: Table, ifEmpty message: String?) throws {
    try show(values) {
      if table.isEmpty, let message { tell(message) }
      return table.isEmpty ? "" : table.text(for: screen)
    }
  }

  /// Prints a line on standard error, below what was printed before, unless `--quiet` is given.
  /// Ignores errors.
  func tell(_ line: String) {
    guard !isQuiet else { return }
    output.drain()
    try? error.write(SanitizedText(line: line.withShownTimes).description + "\n")
  }

  var paint: Paint { Paint(for: screen) }
}

extension Console {
  /// A progress bar on standard error, or occasional lines if that is not a terminal. `--quiet` hides
  /// both.
  func progressBar() -> ProgressBar {
    let (error, isQuiet) = (error, isQuiet)
    return ProgressBar(
      capabilities: error.capabilities(environment: environment),
      draw: { text in
        // The work continues even if the bar cannot be drawn.
        if !isQuiet { try? error.write(text) }
      },
      notice: { tell($0) })
  }
}
