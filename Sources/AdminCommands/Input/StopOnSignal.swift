import Dispatch
import Glibc
import Newsroom

/// Turns SIGTERM and Ctrl-C into a request to stop. A second one ends the program immediately.
struct StopOnSignal {
  private let sources: [any DispatchSourceSignal]

  init(_ stop: StopSignal, also body: @escaping @Sendable () -> Void = {}) {
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if !stop.raise() { _exit(ExitCode.interrupted.rawValue) }
        body()
      }
      source.activate()
      return source
    }
  }

  func cancel() {
    for source in sources { source.cancel() }
  }
}
