import EditorialReadModels
import PlainText
import PostgreSQL

/// A section or a keyword that no article has, in the filter of a question.
package struct UnknownFilter: Hashable, Sendable {
  package enum Field: String, Sendable {
    case section, keyword
  }

  package let field: Field
  package let name: String
  /// The similar names that articles have, the most similar first.
  package let similar: [String]

  /// Nil if an article has the name, or if there is no such filter.
  ///
  /// - Parameter names: Asks for all names; run only if the answer without them would be empty.
  init?(
    _ field: Field, _ name: String?, among names: Query, on connection: inout Connection
  ) throws {
    guard let name else { return nil }
    let known = try connection.execute(names).map { try $0.value(at: 0, as: String.self) }
    guard !known.contains(name) else { return nil }
    (self.field, self.name) = (field, name)
    similar = Suggestion.similar(to: name, among: known)
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
