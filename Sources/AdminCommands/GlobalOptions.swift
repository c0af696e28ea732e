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

  @Option(name: "database", help: "The newsroom's database; a postgresql:// URL.", valueName: "url")
  package var database: String?

  @Option(name: "format", help: "How to print results.", valueName: "format")
  package var format: Format = .table

  @Flag(name: "quiet", short: "q", help: "Print results and errors only.")
  package var quiet: Bool

  package init() {}

  /// The database that is meant.
  ///
  /// - Throws: ``InputError`` for a password in `--database`. Everybody on the machine could read
  ///   it while the program runs, and it stays in the shell's history.
  var address: DatabaseAddress {
    get throws {
      if let scratch = Invocation.current.scratch, database == nil { return scratch }
      let address = DatabaseAddress.resolve(
        url: database, environment: Invocation.current.environment)
      if database != nil, try address.holdsPassword {
        throw InputError(
          "--database holds a password, which others on this machine can see; leave it out, and "
            + "give it in ~/.pgpass, in PGPASSFILE's file or in GALLEY_DATABASE_URL")
      }
      return address
    }
  }

  /// Opens the newsroom, lets `body` act in it as the person that is meant, and closes it.
  func withMember<R>(
    _ body: (Member) async throws -> R
  ) async throws -> R {
    try await Newsroom.with(try address, progress: console.tell(_:)) { newsroom in
      try await body(try await newsroom.acting(as: person))
    }
  }

  var console: Console { Console(format: format.console, isQuiet: quiet) }
}
