/// A place in the command tree: a ``Subcommand`` that runs, or a ``CommandGroup`` of others.
///
/// The tree is made of types, of which only the one that is invoked is made, so that the number of
/// commands costs nothing at start-up.
package protocol CommandNode: Sendable {
  /// The name, the help and, at the root, the version.
  static var configuration: CommandConfiguration { get }
  /// Which of the two it is. A cast would look for the type among all conformances of the program.
  static var branch: CommandBranch { get }

  init()
}
