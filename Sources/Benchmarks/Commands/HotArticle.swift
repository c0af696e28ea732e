import Editorial
import EventSourcing
import Foundation
import Newsroom

/// Many writers of one article.
struct HotArticle {
  let id: UUID
  /// Each of another newsroom, so that none knows what the others' commands come to.
  let members: [Member]
  let writers: Int

  private struct Tally: Sendable {
    var times: [Duration] = []
    var conflicts = 0
    var refused = 0
  }

  func measure(seconds: Double) async throws -> HotFigures {
    let end = ContinuousClock.now + .seconds(seconds)
    let tallies = try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        let member = members[writer % members.count]
        group.addTask { try await write(as: member, until: end) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let counts = tallies.map(\.times.count)
    return HotFigures(
      writers: writers, run: TimedRun(tallies.flatMap(\.times), seconds: seconds),
      fewest: counts.min() ?? 0, most: counts.max() ?? 0,
      conflicts: tallies.reduce(0) { $0 + $1.conflicts },
      refused: tallies.reduce(0) { $0 + $1.refused })
  }

  private func write(
    as member: Member, until end: ContinuousClock.Instant
  ) async throws -> Tally {
    var tally = Tally()
    while ContinuousClock.now < end {
      let began = ContinuousClock.now
      do {
        let receipt = try await member.note("A note, number \(tally.times.count).", on: id)
        tally.conflicts += receipt.conflicts
        tally.times.append(began.duration(to: .now))
      } catch AppendError.staleVersion {
        tally.refused += 1
      }
    }
    return tally
  }
}
