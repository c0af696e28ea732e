package import ArgumentParsing
import Editorial
import EmbeddedPostgreSQL
import Newsroom
import Terminal

package struct Status: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show the server, the log and the read models on one screen.",
    discussion: """
      The watermark is the position up to which no unseen event can still appear. Events that wait \
      are applied to a read model before the next query is answered.
      """,
    examples: [
      Example("galley status", "Is all well?"),
      Example("galley status --format prometheus", "The same for a monitoring system."),
    ])

  @OptionGroup package var global: NewsroomOptions<StatusFormat>

  package init() {}

  package func run() async throws {
    if global.format == .prometheus {
      let metrics = try await global.withNewsroom { try await $0.metrics() }
      return try global.console.output.write(metrics.text)
    }
    let overview = try await global.withNewsroom { try await Overview($0) }
    let console = global.console
    try console.show(overview) {
      overview.facts.text(for: console.screen) + "\n"
        + ProjectionStatusCommand.table(of: overview.readModels).text(for: console.screen)
    }
    if let holder = overview.watermarkHolder { console.tell(holder.line) }
    try ProjectionStatusCommand.tellQuarantine(of: overview.readModels, on: console)
  }
}

package enum StatusFormat: String, CaseIterable, ResultFormat {
  case table
  case json
  /// Metrics in the text form that Prometheus reads.
  case prometheus

  package var console: OutputFormat { self == .json ? .json : .table }
}

/// A newsroom at a glance.
private struct Overview: Encodable {
  let actor: String
  let role: String
  /// The private server's directory; nil for a shared one.
  let home: String?
  let log: LogStatus
  let readModels: [ProjectionStatus]
  /// Who keeps the last events from being read, if anybody does.
  let watermarkHolder: WatermarkHolder?

  init(_ newsroom: Newsroom) async throws {
    actor = newsroom.actor.name
    role = newsroom.actor.role.rawValue
    home = newsroom.address.server?.homeDirectory
    log = try await newsroom.logStatus()
    readModels = try await newsroom.projections()
    watermarkHolder = try await newsroom.watermarkHolder()
  }

  private enum Key: String, CodingKey {
    case actor, role, home, log, readModels, watermarkHolder
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(actor, forKey: .actor)
    try container.encode(role, forKey: .role)
    try container.encode(home, forKey: .home)
    try container.encode(log, forKey: .log)
    try container.encode(readModels, forKey: .readModels)
    try container.encode(watermarkHolder, forKey: .watermarkHolder)
  }

  var facts: Facts {
    var facts = Facts()
    facts.add("you", "\(actor), \(role)")
    let server = home.map { "private, in \($0)" } ?? "shared"
    facts.add("server", "PostgreSQL \(log.serverVersion), \(server)")
    facts.add(
      "database", "\(log.database), schema \(log.schemaVersion), \(log.bytes / 1_048_576) MB")
    facts.add("log", "\(log.events) events; \(log.texts) manuscripts and notes")
    facts.add("last position", "\(log.lastPosition), watermark \(log.watermark)")
    facts.add("last event", log.lastRecordedAt.map { Moment($0).full })
    return facts
  }
}
