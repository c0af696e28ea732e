package import ArgumentParsing
import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserPassword: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "password", abstract: "Set a person's password, or your own.",
    discussion: """
      It is asked for twice on a terminal, which does not show it; without a terminal it is one line \
      of standard input. There is no option for it: what stands on a command line can be seen by \
      others on the machine, and stays in the shell's history. A SCRAM-SHA-256 verifier is made of \
      it here, and the password itself is sent to no server.

      Everybody may set their own; an admin sets other people's, but not of a login that has rights \
      on the server beside this newsroom: that is the server's administrator's. Sessions that are \
      open go on; 'galley user disable' ends them.

      Without a password a person can log in only where the server's pg_hba.conf lets them, such as \
      with peer or cert. On the private server nobody logs in: there they act with --as.
      """,
    examples: [
      Example("galley user password erin", "Give erin a new one."),
      Example("galley user password", "Set your own."),
      Example("pass show galley/erin | galley user password erin", "From a password store."),
    ])

  @Argument(help: "The login; your own when left out.", valueName: "name")
  package var name: String?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let (person, isShared) = try await global.withMember { member in
      let person = try await member.person(name ?? member.actor.name)
      let password = try NewPassword.read(for: person.login)
      try await member.setPassword(of: person.login, to: password)
      return (person, member.newsroom.address.server == nil)
    }
    try console.show(person) { "\(SanitizedText(line: person.login)): has a new password\n" }
    if !isShared { console.tell(Self.remarkOnPrivateServer) }
  }

  static let remarkOnPrivateServer =
    "nobody logs in to the private server, with a password or without: act as a person with --as"
}
