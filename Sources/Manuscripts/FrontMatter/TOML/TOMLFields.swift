/// Collects the fields of TOML. Those with a dotted name, or in a table, become fields of a group.
struct TOMLFields {
  private(set) var all: [FrontMatterField] = []

  /// - Parameters:
  ///   - names: At least one.
  ///   - line: Of the name, in the file, from 1.
  mutating func add(_ names: [String], _ value: FrontMatterField.Value, line: Int) {
    guard let group = names.first, names.count > 1 else {
      all.append(
        FrontMatterField(name: names[0], line: line, value: value, valueLine: line))
      return
    }
    var inner = TOMLFields()
    inner.add(Array(names.dropFirst()), value, line: line)
    extend(group, with: inner.all, line: line)
  }

  /// Begins a table, or continues it.
  mutating func open(_ name: String, line: Int) { extend(name, with: [], line: line) }

  private mutating func extend(_ group: String, with fields: [FrontMatterField], line: Int) {
    // Fields that belong together usually follow each other.
    if let last = all.last, last.name == group, case .fields(let former) = last.value {
      all[all.count - 1] = FrontMatterField(
        name: group, line: last.line, value: .fields(former + fields), valueLine: last.valueLine)
    } else {
      all.append(
        FrontMatterField(name: group, line: line, value: .fields(fields), valueLine: line))
    }
  }
}
