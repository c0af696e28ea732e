/// A way to a destination.
package protocol DeliveryChannel: Sendable {
  /// Delivers one article. Returns once the destination has confirmed it.
  func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation
}

/// What a destination answered when it confirmed a delivery.
package struct DeliveryConfirmation: Hashable, Sendable {
  /// The status of the response; nil for a channel without responses.
  package let status: Int?

  package init(status: Int? = nil) { self.status = status }
}

/// Why an attempt to deliver failed.
package struct DeliveryFailure: Error, Hashable, Sendable {
  /// In words, without a secret and without the receiver's own words.
  package let reason: String
  /// The status of the response; nil for none.
  package let status: Int?
  /// Whether the destination may have got the article although it did not confirm it. It then hears
  /// of a kill.
  package let mayHaveArrived: Bool
  /// For how long the destination wants no other attempt.
  package let retryAfter: Duration?

  package init(
    _ reason: String, status: Int? = nil, mayHaveArrived: Bool = false,
    retryAfter: Duration? = nil
  ) {
    (self.reason, self.status) = (reason, status)
    (self.mayHaveArrived, self.retryAfter) = (mayHaveArrived, retryAfter)
  }
}
