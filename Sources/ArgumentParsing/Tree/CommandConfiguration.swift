/// What a command is called and what its help says.
package struct CommandConfiguration: Sendable {
  /// The word typed; at the root, the program's name.
  package let name: String
  /// One sentence. Lists of commands show it on one line and cut it where it does not fit.
  package let abstract: String
  /// Paragraphs, each on one line or several, separated by an empty line.
  package let discussion: String
  package let examples: [Example]
  /// What `--version` answers; nil below the root.
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
