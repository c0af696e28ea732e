import Glibc
import PlainText
import Terminal

/// Says where a text is if a signal ends the program before the text is recorded.
struct KeptOnSignal {
  /// The line and its length, allocated in advance because a signal handler may not allocate.
  private nonisolated(unsafe) static var line: (bytes: UnsafeMutablePointer<CChar>, count: Int)?

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  private let former: [(@convention(c) (Int32) -> Void)?]

  init(path: String) {
    let text = "galley: interrupted; your text is kept in \(SanitizedText(line: path))\n"
    Self.line = strdup(text).map { ($0, text.utf8.count) }
    former = Self.signals.map { number in
      signal(number) { number in
        if let line = KeptOnSignal.line { _ = write(STDERR_FILENO, line.bytes, line.count) }
        _exit(128 + number)
      }
    }
  }

  /// Restores the former signal handlers.
  func cancel() {
    for (number, handler) in zip(Self.signals, former) { signal(number, handler) }
  }
}
