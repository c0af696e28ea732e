import Digests
import Foundation
import Newsroom
import PostgreSQL

/// The outcome of one attempt.
struct SentParcel: Sendable {
  let claim: Claim
  let parcel: Parcel
  let began: Date
  let took: Duration
  let outcome: Result<DeliveryConfirmation, DeliveryFailure>

  /// What keeps the outcome.
  ///
  /// - Parameter pause: Before the next attempt after a failure; nil to give up.
  func record(as sender: UUID, pause: Duration?) -> [Query] {
    switch outcome {
    case .success(let confirmation): [confirmed(by: sender), attempt(confirmation.status, nil)]
    case .failure(let failure):
      [failed(failure, by: sender, pause), attempt(failure.status, failure.reason), forgotten]
    }
  }

  private func confirmed(by sender: UUID) -> Query {
    """
    UPDATE galley.deliveries SET
      state = CASE WHEN change > \(parcel.change) THEN 'pending' ELSE 'delivered' END,
      change = greatest(change, \(parcel.change)), reached = true, sender = NULL, attempts = 0,
      due_at = clock_timestamp(), failure = NULL, confirmed_change = \(parcel.change),
      confirmed_as = \(parcel.state.rawValue), confirmed_at = clock_timestamp(),
      confirmed_digest = \(parcel.digest.bytes)
    WHERE \(mine(sender))
    """
  }

  /// After a later change, the next attempt is the first of that change, and comes at once.
  private func failed(
    _ failure: DeliveryFailure, by sender: UUID, _ pause: Duration?
  ) -> Query {
    let seconds = (pause ?? .zero) / .seconds(1)
    return """
      UPDATE galley.deliveries SET
        state = CASE WHEN change > \(parcel.change) THEN 'pending'
          ELSE \(pause == nil ? "dead" : "pending") END,
        attempts = CASE WHEN change > \(parcel.change) THEN 0 ELSE attempts END,
        due_at = clock_timestamp() + CASE WHEN change > \(parcel.change) THEN interval '0'
          ELSE make_interval(secs => \(seconds)) END,
        reached = reached OR \(failure.mayHaveArrived), sender = NULL,
        failure = \(failure.reason)
      WHERE \(mine(sender))
      """
  }

  /// The article went away while it was sent, and it did not arrive.
  private var forgotten: Query {
    """
    DELETE FROM galley.deliveries
    WHERE destination = \(claim.destination) AND article = \(claim.article)
      AND state IN ('pending', 'dead') AND NOT reached AND NOT wanted
    """
  }

  private func attempt(_ status: Int?, _ failure: String?) -> Query {
    """
    INSERT INTO galley.delivery_attempts (
      destination, article, change, event_id, sent_as, attempt, at, seconds, confirmed, status,
      failure, digest, bytes)
    VALUES (
      \(claim.destination), \(claim.article), \(parcel.change), \(parcel.event),
      \(parcel.state.rawValue), \(Int32(claim.attempt)), \(began), \(took / .seconds(1)),
      \(failure == nil), \(status.map { Int32($0) } as Int32?), \(failure as String?), \(parcel.digest.bytes),
      \(parcel.body.count))
    """
  }

  private func mine(_ sender: UUID) -> Query {
    """
    destination = \(claim.destination) AND article = \(claim.article) AND state = 'sending'
      AND sender = \(sender)
    """
  }
}
