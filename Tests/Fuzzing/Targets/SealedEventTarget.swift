import PostgresEventStore

/// The event in a proof: the bytes of a leaf.
enum SealedEventTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    guard let event = try? SealedEvent(leaf: Array(bytes)) else { return }
    require(
      Array(bytes).suffix(event.payload.utf8.count).elementsEqual(event.payload.utf8),
      "the payload is the last of the bytes", event.payload)
  }
}
