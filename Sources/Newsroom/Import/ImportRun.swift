package import Editorial
import EventSourcing
package import Manuscripts

/// Imports articles in batches. It reads the next batch while one is recorded, and records no batch
/// after one that failed.
package struct ImportRun {
  /// The most articles of a transaction.
  private static let size = 500
  /// The most bytes of text of a transaction, unless a single article is larger.
  private static let bytes = 8 << 20

  private let member: Member
  private let language: LanguageTag?
  private let limits: ManuscriptLimits
  private let isRehearsal: Bool
  private let progress: (Int) -> Void
  private let report: (ImportProblem) -> Void

  /// - Parameters:
  ///   - language: The language of articles that name none.
  ///   - limits: Of each manuscript.
  ///   - isRehearsal: Whether to record nothing and report every problem.
  ///   - progress: Receives the number of articles read so far.
  ///   - report: Receives each problem of a rehearsal.
  package init(
    member: Member, language: LanguageTag? = Newsroom.language,
    limits: ManuscriptLimits = .standard, isRehearsal: Bool = false,
    progress: @escaping (Int) -> Void = { _ in },
    report: @escaping (ImportProblem) -> Void = { _ in }
  ) {
    self.member = member
    self.language = language
    self.limits = limits
    self.isRehearsal = isRehearsal
    self.progress = progress
    self.report = report
  }

  private struct Batch {
    var places: [String] = []
    var items: [ImportItem] = []
    var bytes = 0
  }

  /// - Throws: ``ImportFailure`` with the first article that cannot be imported.
  package func take(from source: ImportSource) async throws -> ImportSummary {
    var source = source
    var summary = ImportSummary()
    var slugs = ImportedSlugs()
    var pending: (batch: Batch, task: Task<ImportOutcome, any Error>)?
    while true {
      let read: Result<(Batch, (place: String, reason: Failure)?), any Error>
      do {
        read = .success(try await next(from: &source, &slugs, &summary))
      } catch {
        read = .failure(error)
      }
      // Waits for the pending batch even if the next one could not be read.
      if let done = pending {
        try await finish(try await done.task.value, done.batch, slugs, &summary)
      }
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
    from source: inout ImportSource, _ slugs: inout ImportedSlugs, _ summary: inout ImportSummary
  ) async throws -> (Batch, (place: String, reason: Failure)?) {
    var batch = Batch()
    while batch.items.count < Self.size, batch.bytes < Self.bytes,
      let (place, read) = try source.next(language: language, limits: limits)
    {
      switch try await unique(read, at: place, &slugs) {
      case .success(let item):
        batch.places.append(place)
        batch.items.append(item)
        batch.bytes += item.byteCount
      case .failure(let reason) where isRehearsal:
        summary.problems += 1
        report(ImportProblem(place: place, failure: reason))
      case .failure(let reason):
        return (Batch(), (place, reason))
      }
    }
    return (batch, nil)
  }

  /// The article, unless another one of this import has the same slug.
  private func unique(
    _ read: Result<ImportItem, Failure>, at place: String, _ slugs: inout ImportedSlugs
  ) async throws -> Result<ImportItem, Failure> {
    guard case .success(let item) = read, let other = slugs.add(item, at: place) else {
      return read
    }
    let free = try await member.freeSlug(like: item.slug, isReserved: slugs.contains)
    return .failure(
      Failure(
        .refused, "the slug \(item.slug) is already that of \(other)", .chooseSlug(free: free)))
  }

  private func finish(
    _ outcome: ImportOutcome, _ batch: Batch, _ slugs: ImportedSlugs,
    _ summary: inout ImportSummary
  ) async throws {
    if let first = outcome.problems.first, !isRehearsal {
      throw ImportFailure(
        place: batch.places[first.place], reason: try await failure(first.reason, slugs),
        others: outcome.problems.count - 1, imported: summary.imported)
    }
    for problem in outcome.problems {
      report(
        ImportProblem(
          place: batch.places[problem.place], failure: try await failure(problem.reason, slugs)))
    }
    summary.problems += outcome.problems.count
    summary.known += outcome.known
    summary.imported += batch.items.count - outcome.known - outcome.problems.count
    progress(summary.imported + summary.known + summary.problems)
  }

  private func failure(_ reason: any Error, _ slugs: ImportedSlugs) async throws -> Failure {
    guard case AppendError.nameTaken(let name, let holder) = reason else { return Failure(reason) }
    return try await member.proposal(
      insteadOf: name, heldBy: holder, isReserved: slugs.contains)
  }
}
