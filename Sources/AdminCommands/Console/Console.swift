import Foundation
import PlainText
import Terminal

/// Where a command prints: results to standard output, all else to standard error.
struct Console: Sendable {
  let format: OutputFormat
  let isQuiet: Bool
  let output: StandardStream
  let error: StandardStream
  /// What standard output can show.
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

  /// Prints a result: as JSON where that was asked for, else as `text`, which ends in a newline.
  func show(_ value: some Encodable, text: () throws -> String) throws {
    switch format {
    case .json: try output.write(try JSONOutput.text(of: value))
    case .table: try output.write(try text())
    }
  }

  /// Prints a list as a table; where it is empty, says so on standard error.
  func show(_ values: [some Encodable], as table: Table, ifEmpty message: String) throws {
    try show(values) {
      if table.isEmpty { tell(message) }
      return table.isEmpty ? "" : table.text(for: screen)
    }
  }

  /// Says a line on standard error, unless quiet was asked for. That nobody reads it does not
  /// matter.
  func tell(_ line: String) {
    guard !isQuiet else { return }
    try? error.write(SanitizedText(line: line).description + "\n")
  }

  var paint: Paint { Paint(for: screen) }
}
