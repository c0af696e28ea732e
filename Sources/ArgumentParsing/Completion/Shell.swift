/// A shell that completion scripts can be written for.
package enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish
}
