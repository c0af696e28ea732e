package import ArgumentParsing

/// The formats in which a command's results can be printed: the two of every command, and its own.
package protocol ResultFormat: ExpressibleByArgument {
  static var table: Self { get }

  /// How the console prints what the command has no format of its own for.
  var console: OutputFormat { get }
}

package enum OutputFormat: String, CaseIterable, ResultFormat {
  case table
  case json

  package var console: OutputFormat { self }
}
