import Newsroom
import PlainText

/// Why an import stopped, where, and how far it had come. The exit code is that of the reason.
struct ImportFailure: Error, CustomStringConvertible {
  /// Of the first article that cannot come in, such as `archive.jsonl, line 12`.
  let place: String
  let reason: any Error
  /// How many others of its batch cannot.
  let others: Int
  /// How many are in: those of the batches before it.
  let imported: Int

  var description: String {
    let more = others == 0 ? "" : " (and \(others) more near it)"
    let onward =
      imported == 0
      ? "nothing is imported; mend it and try again"
      : "\(Count.of(imported, "article")) before it came in; mend it and give the same command "
        + "again, which goes on from there"
    return "\(place): \(Failure(reason).sentence)\(more); \(onward)"
  }
}
