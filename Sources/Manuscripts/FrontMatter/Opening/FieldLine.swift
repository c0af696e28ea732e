/// A line such as `title: …` or `title = …` whose name is that of a field, here or in another system.
struct FieldLine {
  let name: String

  init?(_ line: some StringProtocol) {
    guard let end = line.firstIndex(where: { ":=：".contains($0) }) else { return nil }
    let after = line[line.index(after: end)...].first
    guard line[end] != ":" || after.map(\.isWhitespace) ?? true else { return nil }
    var name = line[..<end].drop { $0 == " " || $0 == "\"" || $0 == "'" }
    while let last = name.last, last == " " || last == "\"" || last == "'" { name.removeLast() }
    guard !name.isEmpty, name.count <= 30, Self.names.contains(name.lowercased()) else {
      return nil
    }
    self.name = String(name)
  }

  private static let names: Set<String> = {
    let own = ManuscriptField.allCases.flatMap { [$0.name, $0.group ?? $0.name] }
    return Set(own.map { $0.lowercased() } + ManuscriptField.synonyms.keys + others)
  }()

  private static let others = [
    "aliases", "created", "date", "draft", "excerpt", "id", "layout", "lastmod", "modified",
    "permalink", "published", "publishdate", "status", "subtitle", "template", "type", "updated",
    "weight",
  ]
}
