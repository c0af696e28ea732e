package import ArgumentParsing

/// The formats of a command's results: those of every command, or its own.
package protocol ResultFormat: ExpressibleByArgument {
  static var table: Self { get }

  /// The console's format for results that the command does not format itself.
  var console: OutputFormat { get }
}

package enum OutputFormat: String, CaseIterable, ResultFormat {
  case table
  case json
  /// JSON with one element of a list per line.
  case ndjson
  case csv

  package var console: OutputFormat { self }

  /// Whether errors are JSON, too.
  var isJSON: Bool { self == .json || self == .ndjson }
}
