package import ArgumentParsing
import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserSecondFactor: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "second-factor", abstract: "Show or remove a person's second factor for the web desk.",
    discussion: """
      With a second factor, a person who signs in to the web desk also types a code that the \
      authenticator app on their phone shows. People set it up on their account page there. The \
      setting second-factor says who needs one.

      Everybody may remove their own, and an admin that of a person who has lost the phone and the \
      recovery codes. The person then sets up another. The second factor is only for the web desk: \
      a person who has the password can still log in to the database, where it can be reached.
      """,
    examples: [
      Example("galley user second-factor erin", "Show whether erin has one."),
      Example("galley user second-factor erin --remove", "Remove it."),
    ])

  @Argument(help: "The login; your own by default.", valueName: "name")
  package var name: String?
  @Flag(name: "remove", help: "Remove it.") package var remove: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let (status, wasRemoved) = try await global.withMember { member in
      let person = try await member.person(name ?? member.actor.name).login
      let wasRemoved = remove ? try await member.removeSecondFactor(of: person) : false
      let since = try await member.secondFactor(of: person)
      return (SecondFactorStatus(name: person, since: since), wasRemoved)
    }
    let login = SanitizedText(line: status.name)
    if remove {
      try console.report(status) {
        wasRemoved
          ? "Removed the second factor of \(login)\n"
          : "Nothing to do: \(login) has no second factor\n"
      }
    } else {
      try console.show(status) {
        status.since.map { "\(login) has a second factor since \(Moment($0).absolute)\n" }
          ?? "\(login) has no second factor\n"
      }
    }
  }
}
