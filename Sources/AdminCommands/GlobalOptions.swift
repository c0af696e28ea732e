package import ArgumentParsing
import Editorial
import Foundation
import Newsroom
import PostgreSQL
import Terminal

/// The options of every command, before or after its name.
package typealias GlobalOptions = NewsroomOptions<OutputFormat>

/// The same options, for a command with its own formats.
package struct NewsroomOptions<Format: ResultFormat>: ArgumentGroup {
  @Option(
    name: "as", help: "Act as this person (on the private server).", valueName: "name",
    completion: NameCompletion.person)
  package var namedPerson: String?

  @Option(
    name: "database", help: "The newsroom's database, as a postgresql:// URL.", valueName: "url")
  package var database: String?

  @Option(
    name: "newsroom", help: "The newsroom on the private server (default: galley).",
    valueName: "name")
  package var newsroom: String?

  @Option(
    name: "read-database",
    help: "A replica of the database, which answers questions in its place.", valueName: "url")
  package var readDatabase: String?

  @Option(name: "format", help: "How to print results.", valueName: "format")
  package var format: Format = .table

  @Option(
    name: "zone", help: "Read and show times in this zone, such as Europe/Berlin.",
    valueName: "zone", completion: NameCompletion.zone)
  package var zone: String?

  @Option(
    name: "wait",
    help:
      "How long to wait for the database during a failover; by default 30 at a terminal, else 0.",
    valueName: "seconds")
  package var wait: TimeLimitArgument?

  @Option(
    name: "timeout",
    help: "How long the database may take to answer; 0 for no limit. The default is 30.",
    valueName: "seconds")
  package var timeout: TimeLimitArgument?

  @Flag(name: "quiet", short: "q", help: "Print answers and errors, but no receipts and remarks.")
  package var quiet: Bool

  package init() {}

  /// The address of the newsroom's database. For the private server, this removes the variables of
  /// libpq from the process.
  ///
  /// - Throws: ``Failure`` for a password in `--database`, because other people on the machine can
  ///   see it while the program runs, and the shell's history keeps it.
  var address: DatabaseAddress {
    get throws {
      if let scratch = Invocation.current.scratch, database == nil { return scratch }
      let address = try DatabaseAddress.resolve(
        url: database, newsroom: newsroom, environment: Invocation.current.environment)
      try Self.refusePassword(in: database, of: "--database", variable: "GALLEY_DATABASE_URL")
      // The private server has one address, whatever the user's settings for other servers are.
      if address.server != nil { LibPQEnvironment.clear() }
      return address
    }
  }

  /// How this run uses its connections to the database: by the options, else by the variables
  /// `GALLEY_WAIT` and `GALLEY_TIMEOUT`, else by the defaults.
  var connections: ConnectionPolicy {
    get throws {
      var policy = ConnectionPolicy()
      let seconds = try timeout ?? TimeLimitArgument(variable: "GALLEY_TIMEOUT")
      if let seconds { policy.answerLimit = seconds.seconds == 0 ? nil : seconds.duration }
      let console = console
      let isAtTerminal = console.error.capabilities(environment: console.environment).isTerminal
      let waiting = try wait ?? TimeLimitArgument(variable: "GALLEY_WAIT")
      policy.wait = waiting?.duration ?? (isAtTerminal ? .seconds(30) : nil)
      policy.tell = console.tell(_:)
      return policy
    }
  }

  /// The newsroom's database, without opening the newsroom.
  var administration: DatabaseAdministration {
    get throws { DatabaseAdministration(try address, connections: try connections) }
  }

  private static func refusePassword(
    in url: String?, of option: String, variable: String
  ) throws {
    guard let url, try DatabaseAddress.shared(url: url).holdsPassword else { return }
    throw Failure(
      .invalid,
      "\(option) contains a password, which others on this machine can see; leave it out, and "
        + "give it in ~/.pgpass, in the file in PGPASSFILE, or in \(variable)")
  }

  /// Where questions about the newsroom at `address` go first: to the database of
  /// `--read-database` or `GALLEY_READ_DATABASE_URL`, or to a standby among several hosts.
  ///
  /// - Parameter notice: Receives one line when the replica fails.
  func replica(
    of address: DatabaseAddress, notice: @escaping @Sendable (String) -> Void
  ) throws -> ReplicaPolicy? {
    if Invocation.current.scratch == address { return nil }
    try Self.refusePassword(
      in: readDatabase, of: "--read-database", variable: "GALLEY_READ_DATABASE_URL")
    return try ReplicaPolicy.resolve(
      url: readDatabase, environment: Invocation.current.environment, for: address, notice: notice)
  }

  /// Opens the newsroom, runs `body` as the chosen person, and closes the newsroom.
  ///
  /// - Parameters:
  ///   - asksReplica: Whether a replica may answer questions.
  ///   - tell: Receives a line about the database; nil to print it on standard error.
  func withMember<R>(
    asksReplica: Bool = true, telling tell: (@Sendable (String) -> Void)? = nil,
    _ body: (Member) async throws -> R
  ) async throws -> R {
    let address = try address
    let tell = tell ?? console.tell(_:)
    var connections = try connections
    connections.tell = tell
    if asksReplica { connections.replica = try replica(of: address, notice: tell) }
    return try await Newsroom.with(
      address, connections: connections, progress: tell
    ) { newsroom in
      let member = try await newsroom.acting(as: person)
      Invocation.current.zone.adopt(member.newsroomSettings.timeZone)
      return try await body(member)
    }
  }

  /// The person that `--as` names, or else `GALLEY_AS`; nil for the caller.
  var person: String? {
    if let namedPerson { return namedPerson }
    return Invocation.current.environment["GALLEY_AS"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The options about connections, as the words of a command line for another process.
  var connectionWords: [String] {
    [("--wait", wait), ("--timeout", timeout)].flatMap { name, value in
      value.map { [name, $0.argumentText] } ?? []
    }
  }

  var console: Console { Console(format: format.console, isQuiet: quiet) }
}
