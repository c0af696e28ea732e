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

  /// Begins the next table of a list.
  mutating func openItem(_ name: String, line: Int) {
    let item = FrontMatterField.Item(text: nil, fields: [], line: line)
    if let last = all.last, last.name == name, case .list(let items) = last.value {
      replaceLast(with: .list(items + [item]))
    } else {
      all.append(
        FrontMatterField(name: name, line: line, value: .list([item]), valueLine: line))
    }
  }

  private mutating func replaceLast(with value: FrontMatterField.Value) {
    let last = all.removeLast()
    all.append(
      FrontMatterField(name: last.name, line: last.line, value: value, valueLine: last.valueLine))
  }

  private mutating func extend(_ group: String, with fields: [FrontMatterField], line: Int) {
    // Fields that belong together usually follow each other.
    if let last = all.last, last.name == group, case .fields(let former) = last.value {
      replaceLast(with: .fields(former + fields))
    } else if let last = all.last, last.name == group, case .list(var items) = last.value,
      let former = items.last?.fields
    {
      items[items.count - 1].fields = former + fields
      replaceLast(with: .list(items))
    } else {
      all.append(
        FrontMatterField(name: group, line: line, value: .fields(fields), valueLine: line))
    }
  }
}
