import Newsroom
import PlainText

/// Why and where an import stopped, and what was imported before. The exit code is that of the
/// reason.
struct ImportFailure: Error, CustomStringConvertible {
  /// The first article that cannot be imported, such as `archive.jsonl, line 12`.
  let place: String
  let reason: any Error
  /// How many other articles of its batch cannot be imported.
  let others: Int
  /// How many articles the batches before it imported.
  let imported: Int

  var description: String {
    let more = others == 0 ? "" : " (and \(others) more in its batch)"
    let onward =
      imported == 0
      ? "nothing was imported; fix it and try again"
      : "imported \(Count.of(imported, "article")) before it; fix it and repeat the command to "
        + "continue"
    return "\(place): \(Failure(reason).sentence)\(more); \(onward)"
  }
}
