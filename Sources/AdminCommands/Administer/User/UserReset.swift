package import ArgumentParsing
import Newsroom
import PlainText
import Terminal
import WebDesk

package struct UserReset: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "reset", abstract: "Make a link with which a person sets a new password.",
    discussion: """
      Give the link to the person in a way that nobody else can read. It is shown only once, and \
      works once. It opens a page of the web desk, where the person chooses a password. Then all their \
      sessions there end. A new link replaces the person's last one.

      An admin may make links for other people, except for logins that have rights on the server \
      beyond this newsroom. A second factor stays; 'galley user second-factor --remove' removes it.
      """,
    examples: [
      Example("galley user reset erin", "Make a link that is valid for 24 hours."),
      Example(
        "galley user reset erin --hours 1 --desk https://desk.example.org",
        "Make a complete link to the desk at this address, for one hour."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Option(name: "hours", help: "How long the link is valid, up to 168.", valueName: "number")
  package var hours = CountArgument(PasswordReset.standardHours)
  @Option(name: "desk", help: "The address of the desk.", valueName: "address")
  package var desk = "http://127.0.0.1:8470"
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard hours.count <= PasswordReset.mostHours else {
      throw ArgumentValueError("A link is valid for at most \(PasswordReset.mostHours) hours.")
    }
  }

  package func run() async throws {
    let console = global.console
    let reset = try await global.withMember { member in
      try await member.makePasswordReset(of: name, hours: hours.count)
    }
    let address = desk.hasSuffix("/") ? String(desk.dropLast()) : desk
    let link = PasswordLink(
      name: reset.login, link: address + DeskPath.reset(reset.secret).text,
      expiresAt: reset.expiresAt)
    try console.show(link) { SanitizedText(line: link.link).description + "\n" }
    console.tell(
      "the link sets the password of \(link.name) once, until \(Moment(link.expiresAt).absolute); it is "
        + "not shown again")
  }
}
