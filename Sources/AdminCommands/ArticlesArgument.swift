package import ArgumentParsing

/// The articles that a command is about.
package struct ArticlesArgument: ArgumentGroup {
  static let help =
    "The articles, each a slug, an id or its beginning, or @position; - reads them from standard "
    + "input, one per line."

  @Argument(help: help, valueName: "ref", completion: ArticleArgument.completion)
  package var references: [String]

  package init() {}
}
