import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

/// `kill -9` of workers and of a receiver while everything is due.
@Suite(.timed) struct DueTrialTests {
  /// `GALLEY_KILL_SEED` chooses other moments, `GALLEY_DUE` sets the number of articles, and
  /// `GALLEY_DUE_KILLS` that of kills, half of
  /// them when all are published, and half when some are unpublished.
  private static let environment = ProcessInfo.processInfo.environment
  private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

  @Test(.timeLimit(.minutes(10)))
  func `what is due is published once and received in order when workers and receivers are killed`()
    async throws
  {
    try await PrivateHome.with { environment in
      let secret = "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()
      let desk = try await PrivateNewsroom(
        environment: environment.merging(["SECRET": secret]) { $1 })
      _ = try await desk.admin.addPerson("eva", role: .editor)
      let seed = UInt64(Self.number("GALLEY_KILL_SEED") ?? 20_261_130)
      var trial = try await DueTrial(of: desk, seed: seed)
      let line = try await trial.run(
        articles: Self.number("GALLEY_DUE") ?? 120, kills: Self.number("GALLEY_DUE_KILLS") ?? 14)
      print("due with seed \(seed): \(line)")
    }
  }
}
