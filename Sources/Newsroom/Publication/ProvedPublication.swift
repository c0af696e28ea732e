package import Editorial

/// A live text, and the proof that it was published.
package struct ProvedPublication: Sendable {
  package let slug: Slug
  /// That the sealed log contains the publication, in the form of a C2SP tlog-proof.
  package let proof: String
  package let text: PublishedText
}
