package import Digests
package import Editorial
package import EventSourcing

/// An event of the made-up log, and what the log keeps beside it.
package struct SyntheticEvent: Sendable {
  package let recorded: RecordedEvent<ArticleEvent>
  /// The manuscript or the note that the event carries the key of.
  package let text: SaltedText?
}
