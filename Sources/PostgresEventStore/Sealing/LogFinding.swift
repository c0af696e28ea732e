package import Foundation

/// Something in the log, or kept beside it, that is not as it was recorded or may not be there.
package struct LogFinding: Hashable, Sendable {
  /// Of the event; nil where it is no event's.
  package let position: Int64?
  package let stream: UUID?
  package let version: Int?
  /// What is wrong, and where, in a sentence without its full stop.
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
