package import ArgumentParsing
package import Newsroom

package struct TokenCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "token", abstract: "Manage the tokens with which programs use the API.",
    discussion: """
      A token acts as you, within its scope and your role: read, write for commands on articles, or \
      admin for people, settings, destinations, read models and kills. It ends when it expires, when \
      your password changes and when you are disabled.
      """)

  package static let sections = [
    CommandSection("Subcommands", [TokenAdd.self, TokenList.self, TokenRemove.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}

extension TokenScope: ExpressibleByArgument {}
