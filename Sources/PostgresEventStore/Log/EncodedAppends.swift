import Digests
import EventSourcing
import PostgreSQL

/// Appends that are recorded together, encoded so that they only have to be sent.
package struct EncodedAppends<Event: Sendable>: Sendable {
  let appends: [Append<Event, SaltedText>]
  /// From the start of the transaction to the call of the log. The end depends on the answer.
  let statements: [Query]
}
