/// The known name that a mistyped one was meant to be.
enum NearestName {
  /// Words of other systems for the same things.
  private static let synonyms = [
    "title": "headline", "summary": "standfirst", "description": "standfirst",
    "author": "byline", "authors": "byline", "by": "byline", "category": "section",
    "tags": "keywords", "lang": "language", "image": "leadImage", "picture": "leadImage",
    "url": "uri", "src": "uri", "location": "place", "city": "place", "agency": "source",
  ]

  /// nil when no known name is near: more than a third of its letters would have to change.
  static func to(_ typed: String, among known: [String]) -> String? {
    let typed = typed.lowercased()
    if let name = synonyms[typed], known.contains(name) { return name }
    guard typed.utf8.count <= 40 else { return nil }
    let nearest = known.map { (name: $0, distance: distance(typed, $0.lowercased())) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(1, nearest.name.count / 3) else { return nil }
    return nearest.name
  }

  /// How many letters to insert, remove or replace, or neighbours to swap, to turn one into the
  /// other.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
