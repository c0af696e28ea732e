package import ArgumentParsing
import Editorial
package import Newsroom
import PlainText

package struct TokenAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Make a token for a program.",
    discussion: """
      The token is printed once, and nobody can read it again. Your password is asked for, because \
      the program acts with it: the server keeps it encrypted with a key that only the token has. \
      Without a terminal, the password is one line of standard input.
      """,
    examples: [
      Example("galley token add 'Night desk' --days 7", "Make a token that only reads."),
      Example(
        "galley token add Importer --scope write --as eva", "Make one that writes, for eva."),
    ])

  @Argument(help: "What you call it.", valueName: "label") package var label: String
  @Option(name: "scope", help: "What a program may do with it.", valueName: "scope")
  package var scope: TokenScope = .read
  @Option(name: "days", help: "How long it is valid, up to 365.", valueName: "number")
  package var days = CountArgument(30)
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard days.count <= 365 else {
      throw ArgumentValueError("A token is valid for at most 365 days.")
    }
  }

  package func run() async throws {
    let console = global.console
    let made = try await global.withMember { member in
      let password = try NewPassword.present(of: member.actor.name)
      try await member.confirm(password)
      return try await member.makeToken(
        label: label, scope: scope, lifetime: .seconds(86_400 * days.count), password: password)
    }
    try console.show(made) { "\(made.text)\n" }
    console.tell(
      "the token is valid until \(Moment(made.expiresAt).absolute); it is not shown again")
  }
}
