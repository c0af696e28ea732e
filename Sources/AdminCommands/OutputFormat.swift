package import ArgumentParsing

/// The formats of a command's results: the two of every command, and its own.
package protocol ResultFormat: ExpressibleByArgument {
  static var table: Self { get }

  /// The console's format for results that the command does not format itself.
  var console: OutputFormat { get }
}

package enum OutputFormat: String, CaseIterable, ResultFormat {
  case table
  case json

  package var console: OutputFormat { self }
}
