package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct UserDisable: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "disable", abstract: "Let a person act no more.",
    discussion: """
      What they did stays theirs, in the log and in every history. What they have open in this \
      database under their own login is ended; what somebody has open in their name with --as is \
      not, and can record nothing any more. 'galley user add' takes them back. The last admin \
      cannot be disabled.
      """,
    examples: [Example("galley user disable erin", "Let erin go.")])

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
        sessions.ended == 0 ? "" : "; \(Count.of(sessions.ended, "session")) of theirs ended"
      return "\(SanitizedText(line: person.login)): may act here no more\(ended)\n"
    }
    if sessions.remaining > 0 {
      console.tell(
        "\(Count.of(sessions.remaining, "session")) of theirs cannot be ended by this newsroom: they "
          + "can record nothing, but read; the server's administrator can end them, and let the "
          + "newsroom with GRANT pg_signal_backend TO galley_owner")
    }
  }
}
