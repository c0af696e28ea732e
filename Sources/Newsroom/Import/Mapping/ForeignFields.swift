import Manuscripts

/// The fields of a file of another system, sorted by what a mapping says about them. Fields without a
/// value are omitted.
struct ForeignFields {
  struct Mapped {
    let target: ImportTarget
    /// The field with its group, such as `cover.image`.
    let path: String
    let field: FrontMatterField
  }

  /// In the order of the mapping, so that the first that has a value counts.
  private(set) var mapped: [Mapped] = []
  private(set) var ignored: [String] = []
  private(set) var unknown: [(path: String, line: Int)] = []

  private let names: [String: Int]
  private let ignoredNames: Set<String>

  init(_ fields: [FrontMatterField], _ mapping: ImportMapping) {
    names = Dictionary(
      mapping.pairs.enumerated().map { ($1.source.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    ignoredNames = Set(mapping.ignored.map { $0.lowercased() })
    var places: [(place: Int, mapped: Mapped)] = []
    for field in fields { sort(field, in: nil, mapping, &places) }
    mapped = places.sorted { $0.place < $1.place }.map(\.mapped)
  }

  private mutating func sort(
    _ field: FrontMatterField, in group: String?, _ mapping: ImportMapping,
    _ places: inout [(place: Int, mapped: Mapped)]
  ) {
    if field.isEmpty { return }
    let path = group.map { "\($0).\(field.name)" } ?? field.name
    let key = path.lowercased()
    if ignoredNames.contains(key) {
      ignored.append(path)
    } else if case .fields(let inner) = field.value, group == nil {
      for field in inner { sort(field, in: path, mapping, &places) }
    } else if let place = names[key] {
      let target = mapping.pairs[place].target
      places.append((place, Mapped(target: target, path: path, field: field)))
    } else {
      unknown.append((path, field.line))
    }
  }
}

extension FrontMatterField {
  /// Whether leaving the field out loses nothing.
  fileprivate var isEmpty: Bool {
    switch value {
    case .empty: true
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .fields(let fields): fields.isEmpty
    case .invalid, .other: false
    }
  }
}
