package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct UserDisable: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "disable", abstract: "Disable a user.",
    discussion: """
      The person's past work keeps their name in the log and in every history. Sessions in this \
      database under the person's own login end. Sessions that act in the person's name with --as \
      stay open, but cannot record anything. 'galley user add' enables the person again. The last \
      admin cannot be disabled.
      """,
    examples: [Example("galley user disable erin", "Disable erin.")])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let (person, sessions) = try await global.withMember { member in
      let sessions = try await member.disablePerson(name)
      return (try await member.person(name), sessions)
    }
    try console.show(person) {
      let ended =
        sessions.ended == 0 ? "" : "; \(Count.of(sessions.ended, "session")) ended"
      return "\(SanitizedText(line: person.login)): has been disabled\(ended)\n"
    }
    if sessions.remaining > 0 {
      console.tell(
        "this newsroom cannot end \(Count.of(sessions.remaining, "session")) of \(person.login), who can "
          + "still read there but not record; the server's administrator can, or can allow the "
          + "newsroom to with GRANT pg_signal_backend TO galley_owner")
    }
  }
}
