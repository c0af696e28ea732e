import Digests
import Foundation
import PostgreSQL

extension Bool {
  package var literal: String { self ? "true" : "false" }
}

extension Int {
  package var literal: String { "\(self)::bigint" }
}

extension String {
  package var literal: String { ("\(literal: self)::text" as Query).sql }
}

extension UUID {
  package var literal: String { "'\(uuidString)'::uuid" }
}

extension Date {
  package var literal: String { "to_timestamp(\(timeIntervalSince1970))" }
}

extension [String] {
  package var literal: String {
    "ARRAY[\(map(\.literal).joined(separator: ", "))]::text[]"
  }
}

extension Digest {
  package var literal: String { "decode('\(self)', 'hex')" }
}

extension Optional where Wrapped: ColumnValue {
  package var literal: String { map(\.literal) ?? "NULL::\(Self.columnType)" }
}
