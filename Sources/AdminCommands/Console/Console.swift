import Foundation
import JSON
import PlainText
import Terminal

/// Where a command prints: results to standard output, everything else to standard error.
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

  /// Prints a result: as JSON if that was asked for, else as `text`, which ends in a newline.
  func show(_ value: some JSONDescribed, text: () throws -> String) throws {
    switch format {
    case .json: try output.write(JSONOutput.text(of: value))
    case .table: try output.write(try text())
    }
  }

  /// Prints a list as a table. If it is empty, a line on standard error says so.
  func show(_ values: [some JSONDescribed], as table: Table, ifEmpty message: String) throws {
    try show(values) {
      if table.isEmpty { tell(message) }
      return table.isEmpty ? "" : table.text(for: screen)
    }
  }

  /// Prints a line on standard error, unless quiet was asked for. It does not matter if nobody reads
  /// it.
  func tell(_ line: String) {
    guard !isQuiet else { return }
    try? error.write(SanitizedText(line: line).description + "\n")
  }

  var paint: Paint { Paint(for: screen) }
}
