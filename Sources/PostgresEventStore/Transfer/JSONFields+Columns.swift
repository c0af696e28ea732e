import Digests
import Foundation
import JSON

/// Members as an export writes the columns of a row.
extension JSONFields {
  func integer<Column: FixedWidthInteger>(
    _ key: StaticString, as _: Column.Type = Column.self
  ) throws(JSONFieldError) -> Column {
    try required(key, "an integer of its column") { $0.integer.flatMap(Column.init(exactly:)) }
  }

  func uuid(_ key: StaticString) throws(JSONFieldError) -> UUID {
    try required(key, "a UUID") { $0.utf8 { UUID(exported: $0) } }
  }

  func optionalUUID(_ key: StaticString) throws(JSONFieldError) -> UUID? {
    try optional(key, "a UUID") { $0.utf8 { UUID(exported: $0) } }
  }

  func bytes(_ key: StaticString) throws(JSONFieldError) -> [UInt8] {
    try required(key, "bytes in hexadecimal digits") { $0.utf8 { [UInt8](hex: $0) } }
  }

  func optionalBytes(_ key: StaticString) throws(JSONFieldError) -> [UInt8]? {
    try optional(key, "bytes in hexadecimal digits") { $0.utf8 { [UInt8](hex: $0) } }
  }

  func digest(_ key: StaticString) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.utf8 { Digest(hex: $0) } }
  }

  func instant(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "an instant to the microsecond") { $0.utf8 { Date(exported: $0) } }
  }

  func optionalInstant(_ key: StaticString) throws(JSONFieldError) -> Date? {
    try optional(key, "an instant to the microsecond") { $0.utf8 { Date(exported: $0) } }
  }
}
