import Terminal

extension Console {
  /// A progress bar on standard error; where that is no terminal, a line now and then. Quiet
  /// shows neither.
  func progressBar() -> ProgressBar {
    let (error, isQuiet) = (error, isQuiet)
    return ProgressBar(
      capabilities: error.capabilities(environment: environment),
      draw: { text in
        // A bar that cannot be drawn must not stop the work it tells of.
        if !isQuiet { try? error.write(text) }
      },
      notice: { tell($0) })
  }
}
