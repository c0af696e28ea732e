import Newsroom

/// A failure that left the typed text in its file.
struct KeptText: Error, CustomStringConvertible {
  let path: String
  /// What failed. It determines the exit code.
  let reason: any Error

  var description: String { "\(Failure(reason).sentence); your text is kept in \(path)" }
}
