import Glibc

/// Reads a line from a terminal without showing it.
///
/// If a signal ends the program meanwhile, for example Ctrl-C, the terminal shows typed text again.
package enum HiddenLine {
  /// The terminal and its former settings. A signal handler reads them, so they are set before the
  /// handler is installed and do not change afterwards.
  private nonisolated(unsafe) static var former: (descriptor: Int32, settings: termios)?

  private static let signals = [SIGINT, SIGQUIT, SIGTERM, SIGHUP]

  /// - Parameters:
  ///   - descriptor: The file descriptor of a terminal.
  ///   - limit: In bytes. Bytes beyond it are ignored.
  ///   - prompt: Shown before, on the same terminal.
  /// - Returns: The line without its end, or nil at the end of the input.
  /// - Throws: ``OutputError`` if the terminal cannot be configured or read.
  package static func read(
    from descriptor: Int32, limit: Int, prompt: String
  ) throws(OutputError) -> [UInt8]? {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw failure() }
    former = (descriptor, settings)
    // The access initialises the static property, which a signal handler must not do.
    let handlers = signals.map { number in
      signal(number) { number in
        if let (descriptor, settings) = HiddenLine.former {
          withUnsafePointer(to: settings) { _ = tcsetattr(descriptor, TCSANOW, $0) }
        }
        _exit(128 + number)
      }
    }
    defer { for (number, handler) in zip(signals, handlers) { signal(number, handler) } }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // TCSAFLUSH discards what was typed before the prompt, because it was visible.
    guard tcsetattr(descriptor, TCSAFLUSH, &hidden) == 0 else { throw failure() }
    defer { tcsetattr(descriptor, TCSANOW, &settings) }
    try show(prompt, on: descriptor)
    let line = try TypedLine.read(from: descriptor, limit: limit)
    handlePendingSignals()
    try show("\n", on: descriptor)
    return line
  }

  /// Handles signals that arrived before the end of the line and are still pending. Otherwise, on a
  /// busy machine, the main thread might receive them only after the former handlers are restored.
  private static func handlePendingSignals() {
    var (taken, former) = (sigset_t(), sigset_t())
    sigemptyset(&taken)
    for number in signals { sigaddset(&taken, number) }
    pthread_sigmask(SIG_UNBLOCK, &taken, &former)
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }

  private static func show(_ text: String, on descriptor: Int32) throws(OutputError) {
    let stream = StandardStream(fileDescriptor: descriptor, name: "the terminal", bufferSize: 0)
    try stream.write(text)
  }

  private static func failure() -> OutputError { .failed(stream: "the terminal", code: errno) }
}
