/// Where the working revision stands.
package enum EditorialState: String, Hashable, Sendable, CaseIterable {
  case draft
  case submitted
  case changesRequested
  case approved
  case spiked
}

/// Where the public item stands.
package enum PublicationState: String, Hashable, Sendable, CaseIterable {
  case unpublished
  case published
  case killed
}
