/// A command that runs.
///
/// Its parameters are properties with a wrapper, and keep their order.
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
  /// Checks what no single value can tell, such as two options that exclude each other.
  ///
  /// - Throws: ``ArgumentValueError``, which the parser turns into a ``UsageError``.
  func validate() throws(ArgumentValueError)

  mutating func run() async throws
}

extension Subcommand {
  package static var branch: CommandBranch { .subcommand(self) }

  package func validate() throws(ArgumentValueError) {}
}
