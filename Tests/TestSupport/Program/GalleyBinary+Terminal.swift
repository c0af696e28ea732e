extension GalleyBinary {
  /// Runs a shell command on a terminal, in which `$GALLEY` is the program. Standard output is what
  /// the terminal showed, and the exit code is the command's.
  ///
  /// - Parameters:
  ///   - command: Without single quotes.
  ///   - typing: A script that prints what is typed. The file `screen` has what the terminal has shown
  ///     so far; see ``shell(_:stdin:environment:)`` for `wait_until`.
  ///
  /// The input stays open until the command has ended. `script` types Ctrl-D at the end of the input,
  /// and the command could read it before it handles a Ctrl-C.
  package func terminal(
    _ command: String, typing: String, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await shell(
      """
      : >screen
      ( \(typing)
        wait_until test -e ended ) |
      { SHELL=/bin/sh timeout 100 script -qefc '\(command)' screen; code=$?; : >ended; exit $code; }
      """, environment: environment)
  }
}
