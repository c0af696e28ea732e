package import ArgumentParsing
package import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Add a person, or enable one who was disabled.",
    discussion: """
      On the private server, act as the person with --as; a password is for the web desk. On a \
      shared server, the person logs in with a password, which --password or 'galley user password' sets. No password is needed if \
      the server's pg_hba.conf allows another method, such as peer or cert.
      """,
    examples: [
      Example("galley user add erin --role editor", "Add an editor."),
      Example(
        "galley user add erin --role editor --password", "Add an editor, and ask for a password."),
      Example("galley --as erin draft story.md", "Act as erin, on the private server."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Option(name: "role", help: "The person's role.", valueName: "role") package var role: Role
  @Flag(
    name: "password",
    help: "Ask for a password; without a terminal, read one line of standard input.")
  package var password: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let chosen = password ? try NewPassword.read(for: name) : nil
    let (person, addition, isShared) = try await global.withMember { member in
      let addition = try await member.add(name, role: role, password: chosen)
      return (try await member.person(name), addition, member.newsroom.address.server == nil)
    }
    let login = SanitizedText(line: person.login)
    try console.report(person) {
      switch addition {
      case .added: "Added \(login) as \(role)\n"
      case .enabled: "Enabled \(login) again, as \(role)\n"
      case .unchanged where password: "Changed the password of \(login)\n"
      case .unchanged: "Nothing to do: \(login) has the role \(role) already\n"
      }
    }
    if addition == .added, isShared, !password {
      console.tell(
        "to log in, \(person.login) needs a password ("
          + ShellCommand.galley("user", "password", person.login).quotation
          + " sets it), unless the server's pg_hba.conf allows another method")
    }
    if password, !isShared { console.tell(UserPassword.remarkOnPrivateServer) }
  }
}
