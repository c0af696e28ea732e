/// Reads the positions of events from server-sent events that arrive in pieces.
struct EventStreamReader {
  /// The rest of a line that is not complete.
  private var line: [UInt8] = []
  /// Whether the stream has begun, after the headers.
  private(set) var hasBegun = false

  private static let beginning = Array("retry:".utf8)
  private static let name = Array("id: ".utf8)

  /// - Returns: The positions of the events whose `id` is complete now.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> [Int64] {
    var positions: [Int64] = []
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        line.append(byte)
        continue
      }
      if line.starts(with: Self.beginning) { hasBegun = true }
      if line.starts(with: Self.name),
        let position = Int64(String(decoding: line.dropFirst(Self.name.count), as: UTF8.self))
      {
        positions.append(position)
      }
      line.removeAll(keepingCapacity: true)
    }
    return positions
  }
}
