package import Digests
package import Foundation

/// Something in the log, or stored alongside it, that was changed or is not allowed.
package struct LogFinding: Hashable, Sendable {
  /// The position of the event; nil when the finding does not concern one event.
  package let position: Int64?
  package let stream: UUID?
  package let version: Int?
  /// What is wrong, and where: a sentence without a full stop.
  package let sentence: String

  package init(
    position: Int64? = nil, stream: UUID? = nil, version: Int? = nil, _ sentence: String
  ) {
    (self.position, self.stream, self.version) = (position, stream, version)
    self.sentence = sentence
  }

  init(_ leaf: LogLeaf, _ sentence: String) {
    self.init(position: leaf.position, stream: leaf.stream, version: leaf.version, sentence)
  }
}

/// The findings in the events of one stream, and what these events require alongside the log.
package struct StreamExamination: Sendable {
  package var findings: [LogFinding] = []
  /// The keys of the texts that the events cite.
  package var texts: Set<Digest> = []
  /// The keys of the pictures that the events cite.
  package var pictures: Set<Digest> = []
  /// The keys of those texts and pictures that were erased later.
  package var erased: Set<Digest> = []
  /// The names that the stream claims.
  package var claims: Set<String> = []

  package init() {}
}
