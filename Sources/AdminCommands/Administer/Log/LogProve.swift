package import ArgumentParsing
import Editorial
import JSON
import Newsroom
import Seals

package struct LogProve: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "prove", abstract: "Prove that the sealed log contains an event.",
    discussion: """
      Prints the proof: one or two kilobytes of text in the C2SP tlog-proof format. It contains \
      the event, its path to the root of the tree, and the seal. Anyone who has the public key \
      can check it without the database, with 'galley log check-proof' or with another program.

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
  @OptionGroup package var keys: VerifierKeys
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard (article == nil) != (position == nil), position == nil || subject == nil else {
      throw ArgumentValueError("Name an article, or a position with --position.")
    }
  }

  package func run() async throws {
    let keys = try keys.chosen(of: try global.address)
    guard !keys.isEmpty else {
      throw Failure(
        .invalid, "give the public key of the seals with --key ('galley log key' prints it)")
    }
    let proof = try await global.withMember { member in
      let position = try await place(as: member)
      guard let proof = try await member.proof(of: position, keys: keys) else {
        throw Failure(
          .failed, "no seal covers position \(position) yet; 'galley log seal' creates one")
      }
      return proof
    }
    try global.console.show(ProofText(proof: proof.description)) { proof.description }
  }

  private func place(as member: Member) async throws -> Int64 {
    guard let article else { return position ?? 0 }
    let id = try await member.find(article)
    for types in subject?.types ?? ProofSubject.preference {
      if let position = try await member.lastPosition(of: id, types: types) { return position }
    }
    let wanted =
      subject.map { "has no \($0.rawValue)" } ?? "has been neither approved nor published"
    throw Failure(.failed, "\(article) \(wanted); use --position to prove any event")
  }
}

/// A proof, for other programs.
struct ProofText {
  let proof: String
}

extension ProofText: JSONDescribed {
  static let json = JSONDescription<ProofText>(
    "Proof", "A proof that an event is in the log.",
    [
      JSONMember("proof", "The proof, in the form of a C2SP tlog-proof.", \.proof)
    ])
}
