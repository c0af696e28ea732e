import Editorial
import EditorialReadModels
import Foundation
import Testing

@testable import PostgreSQL
@testable import PostgresEventStore

/// A rebuild copies rows from memory by the offsets of their properties. The live projection binds
/// each value to a parameter. Both must send the same bytes.
struct CopiedRowTests {
  /// The bytes that a COPY sends for the record, and those of its values as parameters.
  private func bytes<Record: ReadModelRecord>(
    of record: Record
  ) throws -> (copied: [UInt8], bound: [UInt8]) {
    let buffer = CopyBuffer()
    let columns = Record.table.columns
    try withUnsafeBytes(of: record) { memory in
      try buffer.append(
        memory, stride: MemoryLayout<Record>.stride, as: columns.map(\.field))
    }
    var bound: [UInt8] = []
    bound.append(networkOrder: Int16(columns.count))
    for column in columns { try bound.append(field: column.value(record)) }
    return (Array(buffer.bytes), bound)
  }

  @Test func `every state is copied as its word`() throws {
    for editorial in EditorialState.allCases {
      for publication in PublicationState.allCases {
        var row = BoardRow()
        (row.editorialState, row.publicationState) = (editorial, publication)
        let (copied, bound) = try bytes(of: row)
        #expect(copied == bound)
        #expect(String(decoding: copied, as: UTF8.self).contains(editorial.rawValue))
      }
    }
  }

  @Test func `a date is copied as its ten characters, and none as NULL`() throws {
    for text in ["0001-01-01", "2026-11-23", "9999-12-31", nil] {
      var row = BoardRow()
      row.due = text.flatMap { CalendarDate($0) }
      let (copied, bound) = try bytes(of: row)
      #expect(copied == bound)
      #expect(String(decoding: copied, as: UTF8.self).contains(text ?? "") || text == nil)
      var revision = RevisionRow()
      (revision.datelineDate, revision.datelinePlace) = (row.due, text)
      let (copiedRevision, boundRevision) = try bytes(of: revision)
      #expect(copiedRevision == boundRevision)
    }
  }

  @Test func `every kind, type and configuration is copied as its word`() throws {
    for kind in [nil, .first, .update, .correction] as [TurnaroundRow.Kind?] {
      var row = TurnaroundRow()
      row.kind = kind
      let (copied, bound) = try bytes(of: row)
      #expect(copied == bound)
    }
    for kind in CorrectionKind.allCases {
      var row = CorrectionRow()
      row.kind = kind
      let (copied, bound) = try bytes(of: row)
      #expect(copied == bound)
    }
    for type in StoredEventType.allCases {
      var row = ActivityRow()
      row.event = type
      let (copied, bound) = try bytes(of: row)
      #expect(copied == bound)
    }
    for configuration in TextSearchConfiguration.allCases {
      var row = SearchRow()
      row.configuration = configuration
      row.slug = try #require(Slug("harbour-wall-is-raised-before-the-winter"))
      row.language = try #require(LanguageTag("pt-BR"))
      let (copied, bound) = try bytes(of: row)
      #expect(copied == bound)
    }
    for (copied, bound) in [try bytes(of: PublicationRow()), try bytes(of: SlugRow())] {
      #expect(copied == bound)
    }
  }
}
