package import Newsroom

/// What a courier reports while it delivers.
package enum DeliveryNotice: Hashable, Sendable {
  /// This worker delivers to these destinations from now on.
  case leads([String])
  /// The deliveries to this destination have begun to fail: why.
  case failing(String, String)
  /// They succeed again.
  case delivering(String)
  /// The delivery of the article with this slug to this destination was given up: why.
  case gaveUp(String, slug: String, String)
  /// The database of this destination is a copy; nothing is delivered until it is resumed.
  case copied(String)
  /// The database is unavailable or refuses. The courier tries again.
  case trouble(Failure)
  /// The database answers again.
  case recovered
}
