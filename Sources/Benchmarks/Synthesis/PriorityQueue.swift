/// The next steps of articles, earliest first: a binary heap.
struct PriorityQueue: Sendable {
  struct Entry: Comparable, Sendable {
    /// Milliseconds since 1970.
    let time: Int
    /// The index of the article in the newsroom.
    let index: Int

    static func < (a: Entry, b: Entry) -> Bool { (a.time, a.index) < (b.time, b.index) }
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

  /// Does nothing when the queue is empty.
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
