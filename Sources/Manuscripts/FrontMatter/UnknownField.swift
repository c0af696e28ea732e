/// A field in front matter whose name is unknown.
package struct UnknownField: Hashable, Sendable {
  let name: String
  let group: String?
  /// From 1.
  let line: Int

  /// How many are named in an error.
  private static let limit = 20

  /// Names all of them, each with the nearest known name.
  ///
  /// - Parameter fields: At least one.
  static func sentence(for fields: [UnknownField]) -> String {
    let groups = Set(fields.map(\.group))
    let known = ManuscriptField.names(in: groups.count == 1 ? fields[0].group : nil)
    let list = "The fields are " + known.joined(separator: ", ")
    if fields.count == 1 {
      let field = fields[0]
      return "unknown field \(field.quoted)"
        + (field.suggestion.map { "; did you mean \($0)? " } ?? ". ") + list
    }
    let firstLine = fields[0].line
    let named = fields.prefix(limit).map { field in
      var notes = field.line == firstLine ? [] : ["line \(field.line)"]
      if let suggestion = field.suggestion { notes.append("did you mean \(suggestion)?") }
      return field.quoted + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }
    let rest = fields.count > limit ? " and \(fields.count - limit) more" : ""
    return "\(fields.count) unknown fields: \(named.joined(separator: ", "))\(rest). \(list)"
  }

  private var quoted: String {
    Quoted(name).description + (group.map { " of '\($0)'" } ?? "")
  }

  private var suggestion: String? {
    ManuscriptField.suggestedPath(for: name, in: group).map { path in
      let parts = path.split(separator: ".")
      return parts.count == 2 && group == nil
        ? "'\(parts[1])' of '\(parts[0])'" : "'\(parts[parts.count - 1])'"
    }
  }
}
