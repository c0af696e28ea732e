/// What a place in the command tree is.
package enum CommandBranch {
  case group(any CommandGroup.Type)
  case subcommand(any Subcommand.Type)
}
