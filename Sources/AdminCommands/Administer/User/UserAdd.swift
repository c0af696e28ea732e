package import ArgumentParsing
package import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Take a person on, or back.",
    discussion: """
      On the private server the person acts with --as. On a shared one they log in themselves: with \
      a password, which --password sets and 'galley user password' sets later, or without one only \
      where the server's pg_hba.conf lets them, such as with peer or cert.
      """,
    examples: [
      Example("galley user add erin --role editor", "Take on an editor."),
      Example("galley user add erin --role editor --password", "The same, and ask for a password."),
      Example("galley --as erin draft story.md", "Act as her, on the private server."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Option(name: "role", help: "What they may do.", valueName: "role") package var role: Role
  @Flag(
    name: "password",
    help: "Ask for a password; without a terminal, take it from one line of standard input.")
  package var password: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let chosen = password ? try NewPassword.read(for: name) : nil
    let (person, isNew, isShared) = try await global.withMember { member in
      let isNew = try await member.addPerson(name, role: role, password: chosen)
      return (try await member.person(name), isNew, member.newsroom.address.server == nil)
    }
    try console.show(person) {
      isNew
        ? "\(SanitizedText(line: person.login)): taken on as \(role)\n"
        : "\(person.login): is \(role) here now\n"
    }
    if isNew, isShared, !password {
      console.tell(
        "they log in with a password, which 'galley user password \(person.login)' sets, or as the "
          + "server's pg_hba.conf lets them")
    }
    if password, !isShared { console.tell(UserPassword.remarkOnPrivateServer) }
  }
}
