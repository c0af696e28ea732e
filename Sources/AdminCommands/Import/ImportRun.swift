import Editorial
import Manuscripts
import Newsroom

/// Imports articles in batches. It reads the next batch while one is recorded, and records no batch
/// after one that failed.
struct ImportRun {
  /// The most articles of a transaction.
  private static let size = 500
  /// The most bytes of text of a transaction, unless a single article is larger.
  private static let bytes = 8 << 20

  let member: Member
  let language: LanguageTag?
  let limits: ManuscriptLimits
  /// Whether to record nothing and report every problem.
  let isRehearsal: Bool
  /// Receives the number of articles read so far.
  let progress: @Sendable (Int) -> Void
  /// Receives each problem of a rehearsal.
  let tell: (String) -> Void

  private struct Batch {
    var places: [String] = []
    var items: [ImportItem] = []
    var bytes = 0
  }

  /// - Throws: ``ImportFailure`` with the first article that cannot be imported.
  func take(from source: ImportSource) async throws -> ImportSummary {
    var source = source
    var summary = ImportSummary()
    var pending: (batch: Batch, task: Task<ImportOutcome, any Error>)?
    while true {
      let read = Result { try next(from: &source, &summary) }
      // Waits for the pending batch even if the next one could not be read.
      if let done = pending { try finish(try await done.task.value, done.batch, &summary) }
      pending = nil
      let (batch, failure) = try read.get()
      if !batch.items.isEmpty {
        let (member, isRehearsal) = (member, isRehearsal)
        let task = Task { try await member.importItems(batch.items, isRehearsal: isRehearsal) }
        pending = (batch, task)
      }
      if let failure {
        throw ImportFailure(
          place: failure.place, reason: failure.reason, others: 0, imported: summary.imported)
      }
      guard pending != nil else { return summary }
    }
  }

  /// The next batch, or its first problem; then no article of it may be recorded.
  private func next(
    from source: inout ImportSource, _ summary: inout ImportSummary
  ) throws -> (Batch, (place: String, reason: InputError)?) {
    var batch = Batch()
    while batch.items.count < Self.size, batch.bytes < Self.bytes,
      let (place, item) = try source.next(language: language, limits: limits)
    {
      switch item {
      case .success(let item):
        batch.places.append(place)
        batch.items.append(item)
        batch.bytes += item.byteCount
      case .failure(let reason) where isRehearsal:
        summary.problems += 1
        tell("\(place): \(reason)")
      case .failure(let reason):
        return (Batch(), (place, reason))
      }
    }
    return (batch, nil)
  }

  private func finish(
    _ outcome: ImportOutcome, _ batch: Batch, _ summary: inout ImportSummary
  ) throws {
    if let first = outcome.problems.first, !isRehearsal {
      throw ImportFailure(
        place: batch.places[first.place], reason: first.reason,
        others: outcome.problems.count - 1, imported: summary.imported)
    }
    for problem in outcome.problems {
      tell("\(batch.places[problem.place]): \(Failure(problem.reason).sentence)")
    }
    summary.problems += outcome.problems.count
    summary.known += outcome.known
    summary.imported += batch.items.count - outcome.known - outcome.problems.count
    progress(summary.imported + summary.known + summary.problems)
  }
}
