/// A command that runs.
///
/// Its parameters are properties with property wrappers. Their order is that of the properties.
///
/// ```swift
/// package struct Approve: Subcommand {
///   package static let configuration = CommandConfiguration(
///     name: "approve", abstract: "Approve a submitted article.")
///
///   @Argument(help: "The article.", valueName: "ref") package var article: String
///   @Option(name: "expect-revision", help: "Refuse unless this is the revision.")
///   package var expectRevision: Int?
///   @Flag(name: "quiet", short: "q", help: "Print nothing.") package var quiet: Bool
///
///   package init() {}
///   package mutating func run() async throws { … }
/// }
/// ```
package protocol Subcommand: CommandNode {
  /// Checks the values together, for example two options that exclude each other.
  ///
  /// - Throws: ``ArgumentValueError``, which the parser turns into a ``UsageError``.
  func validate() throws(ArgumentValueError)

  mutating func run() async throws
}

extension Subcommand {
  package static var branch: CommandBranch { .subcommand(self) }

  package func validate() throws(ArgumentValueError) {}
}
