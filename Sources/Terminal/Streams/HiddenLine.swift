import Glibc

/// A line that somebody types on a terminal without its being shown.
///
/// However the program ends meanwhile, by Ctrl-C or another's signal, what is typed afterwards is
/// shown again.
package enum HiddenLine {
  /// The terminal and what it was set to. Read by a signal's handler, so it is set before the
  /// handler is and changed by nobody else.
  private nonisolated(unsafe) static var former: (descriptor: Int32, settings: termios)?

  private static let signals = [SIGINT, SIGQUIT, SIGTERM, SIGHUP]

  /// - Parameters:
  ///   - descriptor: a terminal's.
  ///   - limit: in bytes; what is typed beyond it is not taken.
  ///   - prompt: shown before, on the same terminal.
  /// - Returns: what was typed without its line end, or nil at the end of the input.
  /// - Throws: ``OutputError``, where the terminal cannot be set or read.
  package static func read(
    from descriptor: Int32, limit: Int, prompt: String
  ) throws(OutputError) -> [UInt8]? {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw failure() }
    former = (descriptor, settings)
    // Loaded before it is needed in a handler, which may not wait for a lock.
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
    // What was typed before the prompt was seen on the screen, and is no secret's.
    guard tcsetattr(descriptor, TCSAFLUSH, &hidden) == 0 else { throw failure() }
    defer { tcsetattr(descriptor, TCSANOW, &settings) }
    try show(prompt, on: descriptor)
    let line = try line(from: descriptor, limit: limit)
    takeSignals()
    try show("\n", on: descriptor)
    return line
  }

  /// Handles what came before the line's end and no thread has taken up yet: on a busy machine the
  /// main thread, whose task it is, may only do so once the former handlers are back.
  private static func takeSignals() {
    var (taken, former) = (sigset_t(), sigset_t())
    sigemptyset(&taken)
    for number in signals { sigaddset(&taken, number) }
    pthread_sigmask(SIG_UNBLOCK, &taken, &former)
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }

  private static func line(
    from descriptor: Int32, limit: Int
  ) throws(OutputError) -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return line.isEmpty ? nil : line }
      if byte == UInt8(ascii: "\n") { return line }
      if line.count < limit { line.append(byte) }
    }
  }

  private static func show(_ text: String, on descriptor: Int32) throws(OutputError) {
    let stream = StandardStream(fileDescriptor: descriptor, name: "the terminal", bufferSize: 0)
    try stream.write(text)
  }

  private static func failure() -> OutputError { .failed(stream: "the terminal", code: errno) }
}
