import Editorial
import Foundation
import Newsroom
import PlainText
import Seals
import Synchronization

/// The folder into which an export writes proofs of publication.
final class ProofFolder: Sendable {
  private let path: String
  private let folder: ExportFolder
  private let keys: [VerifierKey]
  private let counts = Mutex((proved: 0, unproved: 0))

  /// Creates the folder if there is none.
  ///
  /// - Parameter keys: The keys that may have signed the seals.
  /// - Throws: ``Failure`` if the folder cannot be created.
  init(_ path: String, keys: [VerifierKey]) throws(Failure) {
    (self.path, self.keys) = (path, keys)
    folder = try ExportFolder(path)
  }

  var prover: PublicationProver {
    PublicationProver(keys: keys) { result in
      switch result {
      case .proved(let publication):
        let slug = publication.slug
        try self.folder.write(publication.text.bytes, to: Self.name(slug, Self.text))
        try self.folder.write(Array(publication.proof.utf8), to: Self.name(slug, Self.proof))
        self.counts.withLock { $0.proved += 1 }
      case .unproved(let slug):
        self.remove(slug)
        self.counts.withLock { $0.unproved += 1 }
      case .gone(let slugs): for slug in slugs { self.remove(slug) }
      }
    }
  }

  /// Moves the proofs to their places.
  ///
  /// - Returns: What was written, in words; a single sentence has no full stop.
  func finish() throws(Failure) -> String {
    try folder.publish()
    let (proved, unproved) = counts.withLock { $0 }
    let written = "Wrote \(Count.of(proved, "proof")) to \(path)"
    if unproved == 0 { return written }
    let others = unproved == 1 ? "1 article has no proof" : "\(unproved) articles have no proof"
    return
      "\(written). \(others) yet, because no seal covers the publication: run 'galley log seal' "
      + "and export again."
  }

  private static let proof = "tlog-proof"
  private static let text = "text.json"

  private static func name(_ slug: Slug, _ kind: String) -> String { "\(slug.text).\(kind)" }

  private func remove(_ slug: Slug) {
    for kind in [Self.proof, Self.text] { folder.remove(Self.name(slug, kind)) }
  }
}
