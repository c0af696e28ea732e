import Editorial
import Foundation
package import JSON
import Newsroom

/// Many concurrent writers of one article.
struct HotArticle {
  let id: UUID
  /// Each belongs to another newsroom, so that they do not share a cache.
  let members: [Member]
  let writers: Int

  private struct Tally: Sendable {
    let times: [Duration]
    let conflicts: Int
    let refused: Int
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
    var (conflicts, refused) = (0, 0)
    var loop = TimingLoop(.until(end))
    while loop.next() {
      do {
        let receipt = try await member.note("A note, number \(loop.times.count).", on: id)
        conflicts += receipt.conflicts
      } catch let failure as Failure where failure.kind == .conflict {
        refused += 1
        loop.discard()
      }
    }
    return Tally(times: loop.times, conflicts: conflicts, refused: refused)
  }
}

/// The results of many concurrent writers of one article. One half uses one cache of states, and
/// the other half another one, like two processes.
package struct HotFigures: Hashable, Sendable {
  package let writers: Int
  package let run: TimedRun
  /// The number of commands of the slowest writer and of the fastest.
  package let fewest: Int
  package let most: Int
  /// How often a command was decided again because another writer was first.
  package let conflicts: Int
  /// The number of commands that failed as conflicts.
  package let refused: Int
}

extension HotFigures: JSONDescribed {
  package static let json = JSONDescription<HotFigures>(
    "HotFigures", "Many writers to one article, from two processes.",
    [
      JSONMember("writers", "The number of writers.", \.writers),
      JSONMember("run", "The commands that were answered.", \.run),
      JSONMember("fewest", "The commands of the writer with the fewest.", \.fewest),
      JSONMember("most", "The commands of the writer with the most.", \.most),
      JSONMember(
        "conflicts", "How often a command was decided again because another writer was first.",
        \.conflicts),
      JSONMember("refused", "The commands that were given up as conflicts.", \.refused),
    ])
}
