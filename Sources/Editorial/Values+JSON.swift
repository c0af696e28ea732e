package import Digests
package import Foundation
package import JSON

// How the newsroom's values are written in answers. The log's payloads have the same forms.

/// ``Foundation/Date/timestamp``.
extension Date: JSONDescribed {
  package static var json: JSONDescription<Date> { .string(.instant) { $0.timestamp } }
}

extension CalendarDate: JSONDescribed {
  package static var json: JSONDescription<CalendarDate> { .string(.date) { $0.description } }
}

/// Hexadecimal digits.
extension Digest: JSONDescribed {
  package static var json: JSONDescription<Digest> {
    .string(.pattern("[0-9a-f]{64}")) { $0.hex }
  }
}

extension Slug: JSONDescribed {
  package static var json: JSONDescription<Slug> {
    .string(.pattern("[a-z0-9]+(-[a-z0-9]+)*")) { $0.text }
  }
}

/// BCP 47.
extension LanguageTag: JSONDescribed {
  package static var json: JSONDescription<LanguageTag> {
    .string(.pattern("[A-Za-z0-9]+(-[A-Za-z0-9]+)*")) { $0.text }
  }
}

extension EditorialState: JSONDescribed {}
extension PublicationState: JSONDescribed {}
extension CorrectionKind: JSONDescribed {}
extension StoredEventType: JSONDescribed {}
extension Role: JSONDescribed {}
