import Editorial
import Newsroom
import Synchronization

/// What this process does with read models for an admin: one thing at a time, because each reads the
/// whole log. It goes on when the admin leaves the page.
final class ReadModelWork: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case verify, rebuild
  }

  /// The work that runs, or that ended last.
  struct Job: Sendable {
    let kind: Kind
    let model: String
    let startedBy: String
    /// Nil before the first report.
    var progress: ReplayStatus?
    /// Nil while it runs.
    var outcome: Result<Bool, Failure>?
  }

  private let latest = Mutex<Job?>(nil)

  var job: Job? { latest.withLock { $0 } }

  /// Starts the work, which runs after the request has been answered.
  ///
  /// - Throws: ``Failure`` if another work is running.
  func start(_ kind: Kind, _ model: String, as author: Member) throws(Failure) {
    let isFree = latest.withLock { job in
      guard job == nil || job?.outcome != nil else { return false }
      job = Job(kind: kind, model: model, startedBy: author.actor.name)
      return true
    }
    guard isFree else {
      throw Failure(.conflict, "a read model is being verified or rebuilt; wait until that ends")
    }
    Task {
      let outcome = await Self.result(of: kind, model, as: author) { status in
        self.latest.withLock { $0?.progress = status }
      }
      latest.withLock { $0?.outcome = outcome }
    }
  }

  /// - Returns: Whether the live read model is equal to the log.
  private static func result(
    of kind: Kind, _ model: String, as author: Member,
    _ report: @escaping @Sendable (ReplayStatus) -> Void
  ) async -> Result<Bool, Failure> {
    do {
      switch kind {
      case .verify:
        let verdict = try await author.verify([model], progress: report)[0]
        guard let isEqual = verdict.isEqual else {
          throw Failure(.refused, verdict.reason ?? "", remedies: verdict.remedies)
        }
        return .success(isEqual)
      case .rebuild:
        let answer = try await author.rebuild([model], progress: report)
        return .success(answer.outcomes.allSatisfy(\.isLive))
      }
    } catch {
      return .failure(Failure(error))
    }
  }
}
