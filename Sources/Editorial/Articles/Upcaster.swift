package import JSON

/// Turns the payload of one schema version of a stored type into that of the next.
package struct Upcaster: Sendable {
  struct Source: Hashable {
    let type: StoredEventType
    let version: Int
  }

  let source: Source
  let upcast: @Sendable (JSONObject) -> JSONObject

  /// - Parameter version: The version that is turned into `version + 1`.
  package init(
    _ type: StoredEventType, from version: Int,
    _ upcast: @escaping @Sendable (JSONObject) -> JSONObject
  ) {
    self.source = Source(type: type, version: version)
    self.upcast = upcast
  }
}
