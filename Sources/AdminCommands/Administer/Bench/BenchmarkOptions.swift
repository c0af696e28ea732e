package import ArgumentParsing
import Benchmarks
import Foundation
import Manuscripts
import Newsroom
import Terminal

/// The options of every benchmark, and its database.
package struct BenchmarkOptions: ArgumentGroup {
  @Option(name: "seed", help: "The same seed generates the same newsroom.", valueName: "number")
  package var seed: Int = 1

  @Flag(name: "keep", help: "Keep the database, and print how to open it.") package var keep: Bool

  @OptionGroup package var global: GlobalOptions

  package init() {}

  /// The seed for generators.
  var seedBits: UInt64 { UInt64(bitPattern: Int64(seed)) }

  package func validate() throws(ArgumentValueError) {
    guard global.namedPerson == nil, global.database == nil else {
      throw ArgumentValueError(
        "A benchmark uses its own people and database; leave out --as and --database.")
    }
  }

  /// For a benchmark that works on servers of its own.
  ///
  /// - Parameter servers: What is removed afterwards, with its verb, such as `The server is`.
  func validate(removing servers: String) throws(ArgumentValueError) {
    try validate()
    guard !keep else {
      throw ArgumentValueError("\(servers) removed afterwards, so leave out --keep.")
    }
  }

  /// Imports a generated archive, as 'galley import' does.
  func importArchive(
    _ path: String, of articles: Int, by member: Member, _ limits: ManuscriptLimits,
    _ progress: BenchmarkProgress
  ) async throws -> ImportSummary {
    progress.begin("importing", articles, "articles")
    let input = try NamedInput(opening: path)
    defer { input.close() }
    return try await ImportRun(
      member: member, limits: limits, progress: progress.advance
    ).take(from: .lines(LineReader(input, limit: limits.file)))
  }

  /// Runs `body` with a new database, and shows its progress on standard error.
  ///
  /// - Parameter visitors: The logins that the benchmark adds. They are removed with the database.
  func withDatabase<R: Sendable>(
    visitors: [String] = [], _ body: (BenchmarkDatabase, BenchmarkProgress) async throws -> R
  ) async throws -> R {
    let console = global.console
    var environment = console.environment
    environment["GALLEY_DATABASE_URL"] = nil
    let address = try DatabaseAddress.resolve(url: nil, environment: environment)
    let report: @Sendable (String) -> Void = { console.tell($0) }
    // A benchmark measures what the commands of the desk do, also with their limit for answers.
    var connections = ConnectionPolicy()
    connections.answerLimit = try global.connections.answerLimit
    return try await BenchmarkDatabase.with(
      on: address, visitors: visitors, connections: connections, isKept: keep, report: report
    ) { database in
      let answer = try await measuring { try await body(database, $0) }
      if keep { console.tell("kept: galley --database '\(database.url)' status") }
      return answer
    }
  }

  /// Runs `body`, and shows its progress on standard error.
  func measuring<R>(_ body: (BenchmarkProgress) async throws -> R) async throws -> R {
    let bar = global.console.progressBar()
    defer { bar.clear() }
    return try await body(
      BenchmarkProgress(
        begin: { bar.begin($0, total: $1, unit: $2) }, advance: { bar.advance(to: $0) }))
  }
}
