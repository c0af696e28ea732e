import Editorial
import Foundation
import JSON
import Manuscripts

/// The members of a JSON object from outside. A null counts as absent.
struct JSONFieldReader {
  private let object: JSONObject
  /// The names of the enclosing objects, each followed by a dot.
  private let prefix: String

  init(_ object: JSONObject, in prefix: String = "") {
    self.object = object
    self.prefix = prefix
  }

  /// Refuses a member whose name is not in `names`, because its value would be lost.
  func require(_ names: [String]) throws(Failure) {
    guard let unknown = object.keys.first(where: { !names.contains($0) }) else { return }
    throw Failure(
      .invalid,
      "unknown field \(Quoted(prefix + unknown)); the fields are \(names.joined(separator: ", "))")
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
    let parts = field.name.split(separator: ".").map(String.init)
    if parts.count == 2 {
      return try group(parts[0])?.text(parts[1]).map { [$0] } ?? []
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
