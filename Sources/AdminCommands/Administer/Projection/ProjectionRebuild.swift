package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Make a read model again from the log, and swap it in.",
    discussion: """
      The new build is made beside the one in use, which goes on serving and following, and takes \
      its place in one transaction. A rebuild that is killed leaves the one in use as it was; the \
      next clears up after it. The former build is kept until the next rebuild.
      """,
    examples: [
      Example("galley projection rebuild board", "Make one read model again."),
      Example("galley projection rebuild --all", "Make all of them again, one after another."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @Flag(help: "Rebuild every read model.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to rebuild, or give --all.")
    }
    let known = ReadModels.all.map { $0.name }
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    throw ArgumentValueError(
      "There is no read model '\(unknown)'; there are \(known.joined(separator: ", ")).")
  }

  package func run() async throws {
    let console = global.console
    let chosen = all ? ReadModels.all.map { $0.name } : names
    let rebuilt = try await global.withNewsroom { newsroom in
      var rebuilt: [Rebuilt] = []
      for name in chosen {
        rebuilt.append(try await Self.rebuild(name, in: newsroom, on: console))
      }
      return rebuilt
    }
    try console.show(rebuilt) { rebuilt.map(\.line).joined() }
  }

  private static func rebuild(
    _ name: String, in newsroom: Newsroom, on console: Console
  ) async throws -> Rebuilt {
    let started = ContinuousClock.now
    let bar = console.progressBar()
    defer { bar.clear() }
    let progress = RebuildProgress(name: name, bar: bar)
    let build = try await newsroom.rebuild(name) { events, total in
      progress.advance(to: events, of: total)
    }
    return Rebuilt(build, took: started.duration(to: .now))
  }
}

/// What a rebuild came to.
private struct Rebuilt: Encodable {
  let name: String
  let build: Int
  let events: Int
  let checkpoint: Int64
  let seconds: Double

  init(_ build: Build, took duration: Duration) {
    name = build.projection
    self.build = build.number
    events = build.events
    checkpoint = build.checkpoint
    seconds = (duration / .milliseconds(1)).rounded() / 1000
  }

  var line: String {
    let count = events == 1 ? "1 event" : "\(events) events"
    return "\(name): rebuilt from \(count) in \(seconds) s; build \(build) serves now\n"
  }
}
