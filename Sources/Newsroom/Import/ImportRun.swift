package import Editorial
import EventSourcing
package import Manuscripts

/// Imports articles in batches. It reads and prepares the next batch while one is recorded, and records
/// no batch after one that failed.
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

  private struct Recorded {
    let outcome: ImportOutcome
    let duration: Duration
  }

  /// - Parameter survey: What is known before the first article is read.
  /// - Throws: ``ImportFailure`` with the first article that cannot be imported; ``Failure`` if the
  ///   database fails.
  package func take(
    from source: ImportSource, after survey: ImportSummary = ImportSummary()
  ) async throws -> ImportSummary {
    var source = source
    var summary = survey
    do {
      try await take(from: &source, &summary)
      return summary
    } catch let failure as ImportFailure {
      throw failure
    } catch {
      let failure = Failure(error)
      // If the answer to the last batch is lost, its remedy says the same.
      guard failure.kind == .unavailable, !isRehearsal,
        !failure.remedies.contains(.lookAt(.importedArticles))
      else { throw error }
      throw Failure(
        failure.kind, failure.reason, code: failure.code,
        remedies: failure.remedies + [.resumeImport(after: summary.imported)])
    }
  }

  private func take(
    from source: inout ImportSource, _ summary: inout ImportSummary
  ) async throws {
    var slugs = ImportedSlugs()
    var pending: (batch: Batch, task: Task<Recorded, any Error>)?
    while true {
      let read: Result<(Batch, ImportProblem?), any Error>
      var prepared = PreparedImport(items: [])
      do {
        let (batch, problem) = try await next(from: &source, &slugs, &summary)
        read = .success((batch, problem))
        prepared = await member.preparing(batch.items)
      } catch {
        read = .failure(error)
      }
      // Waits for the pending batch even if the next one could not be read.
      if let done = pending {
        let recorded = try await done.task.value
        summary.recording += recorded.duration
        try await finish(recorded.outcome, done.batch, slugs, &summary)
      }
      pending = nil
      let (batch, problem) = try read.get()
      if !batch.items.isEmpty {
        let (member, isRehearsal) = (member, isRehearsal)
        let task = Task {
          let start = ContinuousClock.now
          let outcome = try await member.importItems(prepared, isRehearsal: isRehearsal)
          return Recorded(outcome: outcome, duration: start.duration(to: .now))
        }
        pending = (batch, task)
      }
      if let problem {
        throw ImportFailure(
          place: problem.place, reason: problem.failure, others: 0, imported: summary.imported)
      }
      guard pending != nil else { return }
    }
  }

  /// The next batch, or its first problem; then no article of it may be recorded.
  private func next(
    from source: inout ImportSource, _ slugs: inout ImportedSlugs, _ summary: inout ImportSummary
  ) async throws -> (Batch, ImportProblem?) {
    var batch = Batch()
    while batch.items.count < Self.size, batch.bytes < Self.bytes,
      var reading = try source.next(language: language, limits: limits)
    {
      let isRepeated = try await notingSlug(of: &reading, &slugs)
      for name in reading.leftOut { summary.leftOut.add(name) }
      let problems = reading.problems(at: reading.place)
      if let first = problems.first {
        guard isRehearsal else { return (Batch(), first) }
        summary.problems += 1
        for problem in problems { tell(problem, &summary) }
      } else if isRepeated {
        summary.known += 1
      } else if let item = reading.item {
        batch.places.append(reading.place)
        batch.items.append(item)
        batch.bytes += item.byteCount
      }
    }
    return (batch, nil)
  }

  private func tell(_ problem: ImportProblem, _ summary: inout ImportSummary) {
    summary.kinds.add(problem.kind.rawValue)
    report(problem)
  }

  /// Refuses the article if another one of this import has the same slug.
  ///
  /// - Returns: Whether the same article was read before.
  private func notingSlug(
    of reading: inout ImportReading, _ slugs: inout ImportedSlugs
  ) async throws -> Bool {
    guard let item = reading.item else { return false }
    let other: String
    switch slugs.add(item, at: reading.place) {
    case .none: return false
    case .same: return true
    case .other(let place): other = place
    }
    let free = try await member.freeSlug(like: item.slug, isReserved: slugs.contains)
    reading.item = nil
    reading.problems.append(
      (
        .rule,
        Failure(
          .refused, "the slug \(item.slug) is already that of \(other)", .chooseSlug(free: free))
      ))
    return false
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
      let failure = try await failure(problem.reason, slugs)
      tell(
        ImportProblem(place: batch.places[problem.place], kind: .rule, failure: failure), &summary)
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
