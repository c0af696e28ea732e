package import ArgumentParsing
import Editorial
import JSON
import Newsroom
import Seals

package struct LogProve: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "prove", abstract: "Prove that an approval or a publication stands in the sealed log.",
    discussion: """
      The proof is printed: a kilobyte or two of text in the format of a C2SP tlog-proof, which hold \
      the event, its way up to the root of the tree, and the seal. Whoever has the public key checks \
      it without the database, by 'galley log check-proof' or a program of their own.

      Without --of or --position the article's last publication or correction is proved, or its last \
      approval where it was never published. What was recorded after the last seal must be sealed \
      first.
      """,
    examples: [
      Example("galley log prove lighthouse > lighthouse.tlog-proof", "The last publication."),
      Example("galley log prove lighthouse --of approval", "The last approval."),
      Example("galley log prove --position 12", "The event at a position, of whatever kind."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String?
  @Option(name: "of", help: "Which of the article's events.", valueName: "event")
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
      throw InputError("give the public key of the seals with --key; 'galley log key' prints it")
    }
    let proof = try await global.withMember { member in
      let position = try await place(as: member)
      guard let proof = try await member.proof(of: position, keys: keys) else {
        throw Failure(
          .failed, "no seal covers position \(position) yet; 'galley log seal' makes one")
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
    let wanted = subject.map { "has no \($0.rawValue)" } ?? "was neither approved nor published"
    throw Failure(.failed, "\(article) \(wanted); --position proves any event of the log")
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
