package import ArgumentParsing
import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserPassword: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "password", abstract: "Set your own password, or another person's.",
    discussion: """
      At a terminal, the password is asked for twice and not shown. Without a terminal, it is one \
      line of standard input. No option takes a password, because other people on the machine can \
      see command lines, and the shell's history keeps them. The program sends the server a \
      SCRAM-SHA-256 verifier, never the password itself.

      Anyone may set their own password. An admin may set other people's, except for logins that \
      have rights on the server beyond this newsroom; the server's administrator sets those. The \
      person's sessions at the web desk end; other open sessions continue, and 'galley user disable' \
      ends them.

      A password has 12 characters or more and is not easy to guess.

      A person without a password can log in only if the server's pg_hba.conf allows another \
      method, such as peer or cert. On the private server, a password is \
      for the web desk; at the command line, act as a person with --as.
      """,
    examples: [
      Example("galley user password erin", "Set the password of erin."),
      Example("galley user password", "Set your own password."),
      Example(
        "pass show galley/erin | galley user password erin",
        "Read the password from a password store."),
    ])

  @Argument(help: "The login; your own by default.", valueName: "name")
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
    try console.report(person) {
      "Changed the password of \(SanitizedText(line: person.login))\n"
    }
    if !isShared { console.tell(Self.remarkOnPrivateServer) }
  }

  static let remarkOnPrivateServer =
    "on the private server, a password is for the web desk; at the command line, act as a person with --as"
}
