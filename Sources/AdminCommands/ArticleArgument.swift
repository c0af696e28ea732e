package import ArgumentParsing

/// The article that a command is about.
package struct ArticleArgument: ArgumentGroup {
  static let help = "The article: its slug, its id or the beginning of its id."
  static let completion = CompletionKind.command("galley list --slugs --quiet 2>/dev/null")

  @Argument(help: help, valueName: "ref", completion: completion) package var reference: String

  package init() {}
}
