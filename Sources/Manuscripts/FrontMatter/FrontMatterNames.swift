/// Whose names the fields of front matter have.
enum FrontMatterNames {
  /// Those of a manuscript. The values of other fields are not read.
  case ofManuscript
  /// Those of another system. All values are read: texts, lists of texts, and groups of them.
  case foreign

  /// Whether to read the value of the field.
  func includes(_ name: String, in group: String?) -> Bool {
    switch self {
    case .ofManuscript: ManuscriptField.names(in: group).contains(name)
    case .foreign: true
    }
  }

  /// Whether the value of the field may be a group of fields, or a list of groups.
  func isGroup(_ name: String, in group: String?) -> Bool {
    guard group == nil else { return false }
    switch self {
    case .ofManuscript: return ManuscriptField(rawValue: name) == nil && includes(name, in: nil)
    case .foreign: return true
    }
  }
}
