package import ArgumentParsing
import Digests
import Editorial
import Newsroom
import PlainText

package struct TokenRemove: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "remove", abstract: "Revoke a token.",
    discussion: "Programs that use it are refused from then on. An admin may revoke anybody's.",
    examples: [Example("galley token remove 1f9c03ab", "Revoke a token from 'galley token list'.")])

  @Argument(help: "The token's id, or its beginning.", valueName: "id") package var id: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  private static let shortest = 6

  package func validate() throws(ArgumentValueError) {
    guard id.count >= Self.shortest else {
      throw ArgumentValueError(
        "Give at least \(Self.shortest) characters of the id; 'galley token list' shows it.")
    }
  }

  package func run() async throws {
    let removed = try await global.withMember { member in
      let isAdmin = member.actor.role == .admin
      let fitting = try await member.tokens(ofEverybody: isAdmin)
        .filter { $0.id.hex.hasPrefix(id.lowercased()) }
      guard let token = fitting.first else {
        throw Failure(
          .notFound, "there is no token \(SanitizedText(line: id)); 'galley token list' lists them")
      }
      guard fitting.count == 1 else {
        throw Failure(.ambiguous, "several tokens fit '\(id)'; give more of the id")
      }
      try await member.revokeToken(token.id)
      return token
    }
    try global.console.report(removed) {
      "Revoked \(SanitizedText(line: removed.label)) of \(SanitizedText(line: removed.login))\n"
    }
  }
}

extension ListedToken {
  /// The beginning of the id.
  var shortID: String { String(id.hex.prefix(8)) }
}
