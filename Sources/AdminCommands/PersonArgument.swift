import ArgumentParsing

/// A person of the newsroom on the command line.
enum PersonArgument {
  static let completion = CompletionKind.command(
    "galley user list --quiet 2>/dev/null | awk 'NR > 1 { print $1 }'")
}
