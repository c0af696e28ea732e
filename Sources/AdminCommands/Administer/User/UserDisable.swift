package import ArgumentParsing
import Newsroom

package struct UserDisable: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "disable", abstract: "Let a person act no more.",
    discussion: """
      What they did stays theirs, in the log and in every history. 'galley user add' takes them \
      back.
      """,
    examples: [Example("galley user disable erin", "Let erin go.")])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let person = try await global.withNewsroom { newsroom in
      try await newsroom.disablePerson(name)
      return try await newsroom.person(name)
    }
    try global.console.show(person) { "\(person.login): may act here no more\n" }
  }
}
