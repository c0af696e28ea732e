/// A command line that cannot be understood.
package struct UsageError: Error, Hashable, CustomStringConvertible {
  /// EX_USAGE of sysexits.h.
  package static let exitCode: Int32 = 64

  /// One or two whole sentences on one line.
  package let message: String
  /// The program and the commands up to where the error is, as in `galley projection`.
  package let command: String

  package init(_ message: String, in command: String) {
    self.message = message
    self.command = command
  }

  package var description: String { "\(message) See '\(command) --help'." }
}
