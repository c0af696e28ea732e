package import ArgumentParsing
package import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserRole: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "role", abstract: "Change a person's role.",
    examples: [Example("galley user role erin admin", "Make an editor an admin.")])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Argument(help: "The new role.", valueName: "role") package var role: Role
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let person = try await global.withMember { member in
      try await member.changeRole(of: name, to: role)
      return try await member.person(name)
    }
    try global.console.show(person) {
      "\(SanitizedText(line: person.login)): role is now \(role)\n"
    }
  }
}
