/// What is to be done when: a binary heap with the earliest first.
struct Agenda: Sendable {
  struct Entry: Comparable, Sendable {
    /// Milliseconds since 1970.
    let time: Int
    /// Where in the newsroom the article stands.
    let place: Int

    static func < (a: Entry, b: Entry) -> Bool { (a.time, a.place) < (b.time, b.place) }
  }

  private var entries: [Entry] = []

  var first: Entry? { entries.first }

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var index = entries.count - 1
    while index > 0, entries[index] < entries[(index - 1) / 2] {
      entries.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  /// Does nothing where nothing is left.
  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == index { return }
      entries.swapAt(index, least)
      index = least
    }
  }
}
