import Terminal

extension Console {
  /// A progress bar on standard error, or occasional lines if that is not a terminal. `--quiet` hides
  /// both.
  func progressBar() -> ProgressBar {
    let (error, isQuiet) = (error, isQuiet)
    return ProgressBar(
      capabilities: error.capabilities(environment: environment),
      draw: { text in
        // The work continues even if the bar cannot be drawn.
        if !isQuiet { try? error.write(text) }
      },
      notice: { tell($0) })
  }
}
