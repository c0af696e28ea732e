package import ArgumentParsing

/// The destination that a command is about.
package struct DestinationArgument: ArgumentGroup {
  @Argument(
    help: "The name of the destination.", valueName: "name",
    completion: .command(
      "galley destination list --format ndjson --quiet 2>/dev/null"
        + " | sed -n 's/.*\"name\":\"\\([a-z0-9-]*\\)\",\"rate\".*/\\1/p'"))
  package var name: String

  package init() {}
}
