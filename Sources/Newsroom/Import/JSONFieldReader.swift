import Editorial
import Foundation
import JSON
import Manuscripts
import PlainText

/// The members of a JSON object from outside. A null counts as absent.
struct JSONFieldReader {
  private let object: JSONObject
  /// The names of the enclosing objects, each followed by a dot.
  private let prefix: String

  init(_ object: JSONObject, in prefix: String = "") {
    self.object = object
    self.prefix = prefix
  }

  /// How many unknown fields are named in an error.
  private static let limit = 20

  /// Refuses members whose names are not in `names`, because their values would be lost.
  func require(_ names: [String]) throws(Failure) {
    let unknown = object.keys.filter { !names.contains($0) }
    if unknown.isEmpty { return }
    let named = unknown.prefix(Self.limit).map { name in
      let suggestion = Self.suggestion(for: name, among: names)
      return "\(Quoted(prefix + name))" + (suggestion.map { " (did you mean '\($0)'?)" } ?? "")
    }
    let rest = unknown.count > Self.limit ? " and \(unknown.count - Self.limit) more" : ""
    throw Failure(
      .invalid,
      "unknown field\(unknown.count == 1 ? "" : "s") \(named.joined(separator: ", "))\(rest); "
        + "the fields are \(names.joined(separator: ", "))")
  }

  private static func suggestion(for name: String, among names: [String]) -> String? {
    if let path = ManuscriptField.suggestedPath(for: name, in: nil),
      names.contains(String(path.prefix { $0 != "." }))
    {
      return path
    }
    return Suggestion.nearest(to: name, among: names)
  }

  /// The object under `name`; nil if there is none.
  func group(_ name: String) throws(Failure) -> JSONFieldReader? {
    switch object[name] {
    case nil, .null: nil
    case .object(let group): JSONFieldReader(group, in: "\(prefix)\(name).")
    default: throw wrong(name, "an object")
    }
  }

  func text(_ name: String) throws(Failure) -> String? {
    switch object[name] {
    case .string(let text): text
    case nil, .null: nil
    default: throw wrong(name, "a text")
    }
  }

  /// A time with its offset from UTC. A date means its start in UTC.
  func instant(_ name: String) throws(Failure) -> Date? {
    if object[name] ?? .null == .null { return nil }
    guard case .string(let text) = object[name],
      let instant = Date(timestamp: text) ?? Date(timestamp: "\(text)T00:00:00Z")
    else {
      throw wrong(name, "a time such as 2014-03-02T10:00:00Z, or a date")
    }
    return instant
  }

  func objects(_ name: String) throws(Failure) -> [JSONFieldReader] {
    switch object[name] {
    case nil, .null: return []
    case .array(let values):
      var objects: [JSONFieldReader] = []
      for case .object(let object) in values {
        objects.append(JSONFieldReader(object, in: "\(prefix)\(name)."))
      }
      guard objects.count == values.count else { throw wrong(name, "a list of objects") }
      return objects
    default: throw wrong(name, "a list of objects")
    }
  }

  /// The texts of a field: none, one, or several for a list. A field of a group is in the group's
  /// object.
  func texts(_ field: ManuscriptField) throws(Failure) -> [String] {
    if let group = field.group {
      return try self.group(group)?.text(field.member).map { [$0] } ?? []
    }
    guard field.isList, case .array(let values) = object[field.name] else {
      return try text(field.name).map { [$0] } ?? []
    }
    var texts: [String] = []
    for case .string(let text) in values { texts.append(text) }
    guard texts.count == values.count else { throw wrong(field.name, "a list of texts") }
    return texts
  }

  private func wrong(_ name: String, _ what: String) -> Failure {
    Failure(.invalid, "'\(prefix)\(name)' must be \(what)")
  }
}
