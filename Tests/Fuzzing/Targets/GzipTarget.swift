import Gzip

/// A compressed file. The inflated bytes do not depend on the pieces of the input, and no piece of
/// output is large.
enum GzipTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let whole = inflated(bytes, by: max(1, bytes.count))
    let parts = inflated(bytes, by: 7)
    require(whole.count == parts.count, "the pieces of the input do not matter")
    require(whole.end == parts.end, "whole members end where they end")
  }

  private static func inflated(
    _ bytes: UnsafeRawBufferPointer, by step: Int
  ) -> (count: Int, end: Int) {
    let reader = GzipReader()
    var count = 0
    do {
      for start in stride(from: 0, to: bytes.count, by: step) {
        try reader.read(Array(bytes[start..<min(bytes.count, start + step)])) { piece in
          require(piece.count <= GzipReader.piece, "a piece is bounded")
          count += piece.count
        }
      }
    } catch {
      require(error is GzipError, "an invalid gzip file is reported")
      // How many bytes are passed on before the damage is found may differ.
      return (0, reader.endOfWholeMembers)
    }
    return (count, reader.endOfWholeMembers)
  }
}
