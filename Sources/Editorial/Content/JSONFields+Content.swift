import Digests
import Foundation
import JSON

/// Members that are what the desk has words for.
extension JSONFields {
  func digests(_ key: StaticString) throws(JSONFieldError) -> [Digest] {
    try required(key, "an array of digests") { element in
      guard let texts = element.strings else { return nil }
      let digests = texts.compactMap { Digest(hex: $0) }
      return digests.count == texts.count ? digests : nil
    }
  }

  func digest(_ key: StaticString) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.utf8 { Digest(hex: $0) } }
  }

  func slug(_ key: StaticString) throws(JSONFieldError) -> Slug {
    try required(key, "a slug") { $0.utf8 { Slug(utf8: $0) } }
  }

  func language(_ key: StaticString) throws(JSONFieldError) -> LanguageTag {
    try required(key, "a language tag") { $0.utf8 { LanguageTag(utf8: $0) } }
  }

  func instant(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "an instant") { $0.utf8 { Date(timestamp: $0) } }
  }

  func date(_ key: StaticString) throws(JSONFieldError) -> CalendarDate {
    try required(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }

  func optionalDate(_ key: StaticString) throws(JSONFieldError) -> CalendarDate? {
    try optional(key, "a date") { $0.utf8 { CalendarDate(utf8: $0) } }
  }
}
