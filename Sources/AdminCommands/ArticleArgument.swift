package import ArgumentParsing

/// The article that a command is about.
package struct ArticleArgument: ArgumentGroup {
  static let help = "The article: a slug, an id or its beginning, or @position."
  static let completion = CompletionKind.command("galley list --slugs --quiet 2>/dev/null")

  @Argument(help: help, valueName: "ref", completion: completion) package var reference: String

  package init() {}
}
