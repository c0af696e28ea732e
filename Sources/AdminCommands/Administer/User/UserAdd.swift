package import ArgumentParsing
package import Editorial
import Newsroom

package struct UserAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Take a person on, or back.",
    discussion: """
      On the private server the person acts with --as. On a shared one they log in themselves, as \
      the server's administrator lets them, such as with a password.
      """,
    examples: [
      Example("galley user add erin --role editor", "Take on an editor."),
      Example("galley --as erin draft story.md", "Act as her, on the private server."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Option(help: "What they may do.", valueName: "role") package var role: Role
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let (person, isNew, isShared) = try await global.withNewsroom { newsroom in
      let isNew = try await newsroom.addPerson(name, role: role)
      return (try await newsroom.person(name), isNew, newsroom.address.server == nil)
    }
    try console.show(person) {
      isNew ? "\(person.login): taken on as \(role)\n" : "\(person.login): is \(role) here now\n"
    }
    if isNew, isShared {
      console.tell("the server's administrator lets them log in, such as with a password")
    }
  }
}
