/// A place in the command tree: a ``Subcommand`` that runs, or a ``CommandGroup`` of others.
///
/// The tree is made of types, and only the one that is invoked is instantiated and reflected, so
/// that the number of commands costs nothing at start-up.
package protocol CommandNode: Sendable {
  /// The name, the help and, at the root, the version.
  static var configuration: CommandConfiguration { get }

  init()
}
