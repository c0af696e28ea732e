package import ArgumentParsing
import Foundation
import Newsroom

/// The options that every command takes, before its name or after.
package typealias GlobalOptions = NewsroomOptions<OutputFormat>

/// The same for a command whose results can be printed in formats of its own.
package struct NewsroomOptions<Format: ResultFormat>: ArgumentGroup {
  @Option(
    name: "as", help: "Act as this person (on the private server).", valueName: "name")
  package var person: String?

  @Option(help: "The newsroom's database; a postgresql:// URL.", valueName: "url")
  package var database: String?

  @Option(help: "How to print results.", valueName: "format")
  package var format: Format = .table

  @Flag(short: "q", help: "Print results and errors only.")
  package var quiet: Bool

  package init() {}

  /// The database that is meant.
  var address: DatabaseAddress {
    if let scratch = Invocation.current.scratch, database == nil { return scratch }
    return DatabaseAddress.resolve(url: database, environment: Invocation.current.environment)
  }

  /// Opens the newsroom, lets `body` work in it and closes it.
  func withNewsroom<R: Sendable>(
    _ body: (Newsroom) async throws -> R
  ) async throws -> R {
    let console = console
    let newsroom = try await Newsroom.open(address, as: person) { console.tell($0) }
    do {
      let answer = try await body(newsroom)
      await newsroom.close()
      return answer
    } catch {
      await newsroom.close()
      throw error
    }
  }

  var console: Console { Console(format: format.console, isQuiet: quiet) }
}
