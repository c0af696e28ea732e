/// The name and the help of a command.
package struct CommandConfiguration: Sendable {
  /// The name of the command; for the root, of the program.
  package let name: String
  /// One sentence. Lists of commands show it on one line and cut it if it does not fit.
  package let abstract: String
  /// Paragraphs, separated by empty lines.
  package let discussion: String
  package let examples: [Example]
  /// What `--version` prints; nil except for the root.
  package let version: String?

  package init(
    name: String, abstract: String, discussion: String = "", examples: [Example] = [],
    version: String? = nil
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.examples = examples
    self.version = version
  }
}

/// A command line that users can copy, and an explanation of it.
package struct Example: Hashable, Sendable {
  package let line: String
  package let explanation: String

  package init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
