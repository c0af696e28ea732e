/// The input of a parser, and what the parser said about it.
final class XMLInput {
  /// The line that the parser reads.
  var line: () -> Int = { 1 }
  /// The bytes that the parser has read since the last piece.
  private var countSinceEvent = 0
  private(set) var isTooLong = false
  private(set) var isUnreadable = false
  private(set) var isAtEnd = false
  /// The first error in the current piece. The parser can report others because of it.
  private(set) var error: (message: String, line: Int)?

  private let limit: Int
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int

  init(limit: Int, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.limit = limit
    self.read = read
  }

  static func from(_ context: UnsafeMutableRawPointer) -> XMLInput {
    Unmanaged<XMLInput>.fromOpaque(context).takeUnretainedValue()
  }

  /// Fills the parser's buffer.
  ///
  /// - Returns: The number of bytes, 0 at the end, or -1 to stop the parser.
  func fill(_ bytes: UnsafeMutablePointer<CChar>, _ count: CInt) -> CInt {
    // An escaped character has at most six bytes for one of the text; and a buffer is read ahead.
    guard countSinceEvent <= limit * 6 + (1 << 20) else {
      isTooLong = true
      return -1
    }
    do {
      let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: Int(count))
      let filled = try read(buffer)
      countSinceEvent += filled
      if filled == 0 { isAtEnd = true }
      return CInt(filled)
    } catch {
      isUnreadable = true
      return -1
    }
  }

  func beginPiece() { (countSinceEvent, error) = (0, nil) }

  func note(_ message: String) { if error == nil { error = (message, line()) } }
}
