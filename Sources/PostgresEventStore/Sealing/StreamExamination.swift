package import Digests

/// What a look at the events of one stream has found, and what it expects beside the log.
package struct StreamExamination: Sendable {
  package var findings: [LogFinding] = []
  /// The keys of the texts that its events rest on.
  package var texts: Set<Digest> = []
  /// The keys of those that were erased afterwards.
  package var erased: Set<Digest> = []
  /// The names that it claims.
  package var claims: Set<String> = []

  package init() {}
}
