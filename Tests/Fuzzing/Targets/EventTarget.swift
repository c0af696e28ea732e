import Editorial
import EventSourcing

/// A stored event: the name of its type on the first line, then its payload.
enum EventTarget {
  private static let codec = ArticleEventCodec()
  /// Decodes schema version 0 of each type like version 1, so that upcasting is exercised.
  private static let upcasting = ArticleEventCodec(
    upcasters: Upcaster.all
      + StoredEventType.allCases.map { type in Upcaster(type, from: 0) { $0 } })

  static func check(_ bytes: UnsafeRawBufferPointer) {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let type = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    let payload = UnsafeRawBufferPointer(rebasing: bytes[min(end + 1, bytes.endIndex)...])
    let event: ArticleEvent
    do {
      event = try codec.decode(type: type, schemaVersion: 1, payload: payload)
    } catch {
      require(error is EventCodingError, "an event that cannot be decoded is named", "\(error)")
      return
    }
    let encoded = codec.encode(event)
    do {
      let again = try codec.decode(encoded)
      require(again == event, "an event comes back the same", encoded.payload)
      require(
        areSameBytes(codec.encode(again).payload, encoded.payload), "a payload has one form",
        encoded.payload)
      let upcast = try upcasting.decode(type: type, schemaVersion: 0, payload: payload)
      require(upcast == event, "upcasting alters nothing by itself", encoded.payload)
    } catch {
      require(false, "an encoded event can be decoded", "\(error): \(encoded.payload)")
    }
  }
}
