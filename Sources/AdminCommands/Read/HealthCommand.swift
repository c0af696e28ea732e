package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct HealthCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "health", abstract: "Check whether everything works; for monitoring.",
    discussion: """
      The command prints a line for each problem and exits with 1, or prints 'healthy' and exits \
      with 0. The problems are a private server that is stopped or has no newsroom, overdue or \
      refused schedules, a missing worker, or none that may publish, articles in quarantine, read \
      models that are behind the log or have another version, a writer that holds the watermark, a \
      nearly full disk, a clock that went back, a write-ahead log that cannot be archived, an \
      archive to which another server wrote, \
      destinations that have not confirmed a kill, that wait longer than --max-delay, for which \
      deliveries were given up or that stand still because the database is a copy, seals older \
      than --max-seal-age, and a PostgreSQL that is not tested with this program.

      The command changes nothing: it starts no server and brings no read model up to date. On the \
      private server, a missing worker is a problem only while a schedule is waiting, because \
      queries bring the read models up to date.
      """,
    examples: [
      Example("galley health", "Check the newsroom."),
      Example(
        "galley health --max-seal-age 1440 --format json", "Require a seal from the last 24 hours."),
    ])

  @Option(
    name: "max-delay", help: "The longest delay of schedules, read models and writers, in seconds.",
    valueName: "seconds")
  package var maxDelay: CountArgument = CountArgument(60)
  @Option(
    name: "max-seal-age", help: "The oldest permitted seal, in minutes.", valueName: "minutes")
  package var maxSealAge: CountArgument?
  @Option(
    name: "min-free", help: "The smallest permitted share of free disk space, in percent.",
    valueName: "percent")
  package var minFree: CountArgument = CountArgument(5)
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard minFree.count < 100 else {
      throw ArgumentValueError("--min-free must be a percentage from 1 to 99.")
    }
  }

  package func run() async throws {
    let limits = HealthLimits(
      delay: .seconds(maxDelay.count), sealAge: maxSealAge.map { .seconds($0.count * 60) },
      freeSpace: Double(minFree.count) / 100)
    var connections = try global.connections
    // Somebody who watches the newsroom wants to know at once.
    connections.wait = global.wait?.duration
    let health = try await Newsroom.health(
      at: try global.address, as: global.person, limits: limits, connections: connections)
    try global.console.show(health) {
      health.isHealthy
        ? "healthy\n"
        : health.problems.map { "\(SanitizedText(line: $0.sentence.withShownTimes))\n" }.joined()
    }
    guard health.isHealthy else {
      throw Failure(.failed, "\(Count.of(health.problems.count, "problem")) found")
    }
  }
}
