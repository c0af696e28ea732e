import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

/// `kill -9` at random moments, while writers write, a worker follows and read models are rebuilt.
@Suite(.timed) struct KillTests {
  /// `GALLEY_KILL_SEED` chooses other moments, and `GALLEY_KILLS` sets the number of kills.
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["GALLEY_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_124
  private static let kills = environment["GALLEY_KILLS"].flatMap { Int($0) } ?? 5

  @Test(.timeLimit(.minutes(15 + kills / 2)))
  func `nothing is lost, skipped or applied twice when any process is killed`()
    async throws
  {
    try await PrivateHome.with(onDisk: true) { environment in
      let desk = try await PrivateNewsroom(environment: environment)
      _ = try await desk.admin.addPerson("eva", role: .editor)
      var siege = try Siege(of: desk, seed: Self.seed)
      print("kills with seed \(Self.seed): \(try await siege.run(kills: Self.kills))")
    }
  }
}
