import Digests
package import Editorial
import Foundation
package import PostgreSQL
package import PostgresEventStore

// The types of the columns of read models. Each is a `text` column.

/// An enumeration that a column stores as its raw value.
package protocol ColumnWord: ColumnValue, PostgresArrayElement, RawRepresentable, CaseIterable
where RawValue == String {
  /// Created once and never freed.
  static var words: CopyField.WordTable { get }
}

extension ColumnWord {
  package static var columnType: String { String.columnType }
  package static var copyKind: CopyField.Kind { .word(words) }
  package static var arrayOID: TypeOID { String.arrayOID }
  package var literal: String { rawValue.literal }

  fileprivate static func table() -> CopyField.WordTable {
    CopyField.WordTable(allCases.map { ($0, $0.rawValue) })
  }
}

extension EditorialState: ColumnWord { package static let words = table() }
extension PublicationState: ColumnWord { package static let words = table() }
extension CorrectionKind: ColumnWord { package static let words = table() }
extension ReplyStatus: ColumnWord { package static let words = table() }
extension StoredEventType: ColumnWord { package static let words = table() }
extension TextSearchConfiguration: ColumnWord { package static let words = table() }
extension TurnaroundRow.Kind: ColumnWord { package static let words = table() }

/// A value that a column stores as text.
package protocol ColumnText: ColumnValue {
  init?(_ text: String)
  var text: String { get }
}

extension ColumnText {
  package static var oid: TypeOID { String.oid }
  package static var columnType: String { String.columnType }
  /// Its only stored property is its text.
  package static var copyKind: CopyField.Kind { .text }
  package var literal: String { text.literal }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try text.encode(into: &bytes)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Self {
    guard let value = Self(try String.decode(cell)) else {
      throw .malformed("it holds no \(Self.self)")
    }
    return value
  }
}

extension Slug: ColumnText {}
extension LanguageTag: ColumnText {}

extension CalendarDate: ColumnText {
  package var text: String { description }
  package static var copyKind: CopyField.Kind { .day }
}

// The initial values of a row before it is decoded or an event is applied.

extension UUID {
  static let unset = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}

extension Date {
  static let unset = Date(timeIntervalSince1970: 0)
}

extension Digest {
  static let unset = Digest(of: EmptyCollection())
}

extension Slug {
  static let unset: Slug = {
    guard let slug = Slug("unset") else { preconditionFailure("unset is a slug") }
    return slug
  }()
}

extension LanguageTag {
  /// Undetermined.
  static let unset: LanguageTag = {
    guard let tag = LanguageTag("und") else { preconditionFailure("und is a language tag") }
    return tag
  }()
}
