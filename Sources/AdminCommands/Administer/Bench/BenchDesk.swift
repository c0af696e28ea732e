package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchDesk: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "commands", abstract: "Measure durable commands per second.",
    discussion: """
      Clients take articles from draft to published, in one process and as two people, an editor \
      and an admin. Each command is complete: identify, load, decide, append, commit. The limit, \
      measured before each run, is one prepared INSERT per transaction into a table with the \
      log's columns and indexes, with one connection per client. The calls alone, of commands \
      that were decided and encoded in advance, show what no client can exceed.

      With --load, commands then arrive at fractions of that rate, and a chart shows their \
      latency, counted from the time when each is due. With --hot, all clients write to one \
      article, half of them without knowing of the other writes.

      With --message-db, the event store message-db is measured in turn with the others, on the \
      same server in a database of its own: each client reads a stream and writes to it with the \
      expected version, with the functions 'get_stream_messages' and 'write_message'. The folder \
      is 'database' of a checkout of message-db. psql runs its files as a superuser of the private \
      server.
      """,
    examples: [
      Example("galley bench commands", "Run 64 clients three times for five seconds."),
      Example("galley bench commands --clients 1", "Run a single client."),
      Example("galley bench commands --load", "Measure latency below the full load, too."),
      Example(
        "galley bench commands --clients 1 --message-db message-db/database",
        "Compare a single client with message-db."),
    ])

  @Option(name: "clients", help: "The number of concurrent clients.", valueName: "count")
  package var clients: CountArgument = CountArgument(64)
  @OptionGroup(title: nil) package var timing: RunArguments
  @Flag(name: "load", help: "Also measure latency at fractions of the full rate.") package var load:
    Bool
  @Flag(name: "hot", help: "Also measure one article that all clients write to.") package var hot:
    Bool
  @Option(
    name: "message-db", help: "Also measure message-db, whose SQL is in this folder.",
    valueName: "folder", completion: .directory)
  package var messageDB: String?
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let files = try messageDB.map { try MessageDBFiles(in: $0) }
    let benchmark = CommandBenchmark(
      clients: clients.count, seconds: timing.seconds.seconds, runs: timing.runs.count,
      seed: options.seedBits, withLoad: load, withHotArticle: hot, messageDB: files)
    let report = try await options.withDatabase(
      visitors: files == nil ? [] : [MessageDBFiles.role]
    ) { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
