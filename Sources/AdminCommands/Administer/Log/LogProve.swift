package import ArgumentParsing
package import Newsroom

package struct LogProve: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "prove", abstract: "Prove that the sealed log contains an event.",
    discussion: """
      The command prints the proof: one or two kilobytes of text in the C2SP tlog-proof format. It \
      contains the event, its path to the root of the tree, and the seal. Anyone who has the \
      public key can check it without the database, with 'galley log check-proof' or with another \
      program.

      Without --of or --position, this proves the article's last publication or correction, or \
      its last approval if it was never published. Events after the last seal must be sealed \
      first.
      """,
    examples: [
      Example("galley log prove lighthouse > lighthouse.tlog-proof", "Prove the last publication."),
      Example("galley log prove lighthouse --of approval", "Prove the last approval."),
      Example("galley log prove --position 12", "Prove any event, by its position."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String?
  @Option(name: "of", help: "The kind of event to prove.", valueName: "event")
  package var subject: ProofSubject?
  @Option(name: "position", help: "Prove the event at this position.", valueName: "position")
  package var position: Int64?
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard (article == nil) != (position == nil), position == nil || subject == nil else {
      throw ArgumentValueError("Name an article, or a position with --position.")
    }
  }

  package func run() async throws {
    let keys = try keys.required(of: try global.address)
    let proof = try await global.withMember { member in
      guard let article else { return try await member.prove(position: position ?? 0, keys: keys) }
      return try await member.prove(article, subject, keys: keys)
    }
    try global.console.show(proof) { proof.proof }
  }
}

extension ProofSubject: ExpressibleByArgument {}
