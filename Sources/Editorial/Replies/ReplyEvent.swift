package import Digests
package import Foundation

/// Something that happened to a reader's reply. ``StoredReplyType`` and ``ReplyEventCodec`` define the
/// stored names and payloads.
package enum ReplyEvent: Hashable, Sendable {
  /// A reader replied to an article. `text` is the key of the ``ReplyWords``, which are stored
  /// alongside the log.
  case received(article: UUID, text: Digest)
  /// The public can read it.
  case approved
  /// The desk does not show it.
  case rejected(reason: String?)
  /// The desk no longer shows it, after it was approved.
  case withdrawn(reason: String?)
  /// The desk's answer, which is shown below the reply. `text` is its key. It replaces an earlier one.
  case answered(text: Digest)
  /// The texts with these keys were erased: the words of the reader, and the answers to them.
  case erased(texts: [Digest], reason: String, ground: String)
}

/// The names of the event types in the log.
///
/// WARNING: these strings are in every log that exists. Never change one, and never use one again
/// for something else. ``StoredEventType`` says how a payload may change.
package enum StoredReplyType: String, Hashable, Sendable, CaseIterable {
  case received = "ReplyReceived"
  case approved = "ReplyApproved"
  case rejected = "ReplyRejected"
  case withdrawn = "ReplyWithdrawn"
  case answered = "ReplyAnswered"
  case erased = "ReplyErased"

  /// The schema version that is written now.
  package var schemaVersion: Int { 1 }
}

extension ReplyEvent {
  package var storedType: StoredReplyType {
    switch self {
    case .received: .received
    case .approved: .approved
    case .rejected: .rejected
    case .withdrawn: .withdrawn
    case .answered: .answered
    case .erased: .erased
    }
  }

  /// The key of the text that the event cites.
  package var text: Digest? {
    switch self {
    case .received(_, let text), .answered(let text): text
    case .approved, .rejected, .withdrawn, .erased: nil
    }
  }

  /// The keys of the texts that the event erases.
  package var erasedTexts: [Digest] {
    switch self {
    case .erased(let texts, _, _): texts
    case .received, .approved, .rejected, .withdrawn, .answered: []
    }
  }
}
