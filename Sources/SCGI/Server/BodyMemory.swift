/// The memory for long bodies, and the connections that wait for some.
struct BodyMemory {
  /// In bytes.
  private let limit: Int
  private var held = 0
  /// The first is at the front.
  private var waiting: [Int32] = []

  init(limit: Int) { self.limit = limit }

  /// Takes memory for a body of this length, unless others wait or there is not enough. Then the
  /// connection waits.
  mutating func take(_ count: Int, for descriptor: Int32) -> Bool {
    guard waiting.isEmpty, hasRoom(for: count) else {
      waiting.append(descriptor)
      return false
    }
    held += count
    return true
  }

  mutating func release(_ count: Int) { held -= count }

  /// The connection that has waited longest; nil if none waits.
  var next: Int32? { waiting.first }

  /// Takes memory for a body of the connection that has waited longest, if there is enough.
  mutating func takeForNext(_ count: Int) -> Bool {
    guard hasRoom(for: count) else { return false }
    held += count
    waiting.removeFirst()
    return true
  }

  /// The connection that has waited longest waits no more.
  mutating func forgetNext() { waiting.removeFirst() }

  /// One body alone always has room.
  private func hasRoom(for count: Int) -> Bool { held == 0 || held + count <= limit }
}
