import EditorialReadModels
import PlainText
import PostgreSQL
import PostgresEventStore

/// A section or a keyword that no article has, in the filter of a question.
package struct UnknownFilter: Hashable, Sendable {
  package enum Field: String, Sendable {
    case section, keyword
  }

  package let field: Field
  package let name: String
  /// The similar names that articles have, the most similar first.
  package let similar: [String]

  /// Nil if an article has the name.
  private init?(
    _ field: Field, _ name: String, isKnown: Query, names: Query,
    on connection: inout Connection
  ) throws {
    if try connection.execute(isKnown)[0].value(at: 0) { return nil }
    (self.field, self.name) = (field, name)
    let names = try connection.execute(names).map { try $0.value(at: 0, as: String.self) }
    similar = Suggestion.similar(to: name, among: names)
  }

  /// Nil if an article in the table has the section, or if there is none in the filter.
  static func section<Record: ReadModelRecord>(
    _ name: String?, in table: TableDefinition<Record>, from source: ReadSource,
    on connection: inout Connection
  ) throws -> UnknownFilter? {
    try name.flatMap { name in
      try UnknownFilter(
        .section, name, isKnown: FilterNames.hasSection(name, in: table, from: source),
        names: FilterNames.sections(in: table, from: source), on: &connection)
    }
  }

  /// Nil if an article has the keyword, or if there is none in the filter.
  static func keyword(
    _ name: String?, from source: ReadSource, on connection: inout Connection
  ) throws -> UnknownFilter? {
    try name.flatMap { name in
      try UnknownFilter(
        .keyword, name, isKnown: FilterNames.hasKeyword(name, from: source),
        names: FilterNames.keywords(from: source), on: &connection)
    }
  }
}

extension Answer {
  /// The answer with the remarks that its value carries.
  init(_ answer: Answer<Remarked<Value>>) {
    self.init(value: answer.value.value, remarks: answer.remarks + answer.value.remarks)
  }
}

/// A value with remarks about it.
struct Remarked<Value: Sendable>: Sendable {
  let value: Value
  var remarks: [Remark] = []

  init(_ value: Value, _ unknown: UnknownFilter?...) {
    self.value = value
    remarks = unknown.compactMap(\.self).map(Remark.unknownFilter)
  }
}
