import Newsroom

/// A failure after which the text that was typed is still in its file.
struct KeptText: Error, CustomStringConvertible {
  let path: String
  /// What failed; the exit code is its own.
  let reason: any Error

  var description: String { "\(Failure(reason).sentence); your text is kept in \(path)" }
}
