import XML

/// XML of another system. Elements end as often as they start, and an error is one line.
enum XMLTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    do throws(XMLProblem) {
      let reader = try XMLReader(limit: 1 << 20) { buffer in
        let count = min(buffer.count, bytes.count - place, 100)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place..<(place + count)]))
        place += count
        return count
      }
      var depth = 0
      while let event = try reader.next() {
        switch event {
        case .start: depth += 1
        case .end: depth -= 1
        case .text(let text): require(text.utf8.count <= 1 << 20, "a text is within the limit")
        case .comment: break
        }
        require((0...300).contains(depth), "elements are nested", "\(depth)")
      }
      require(depth == 0, "each element ends")
    } catch {
      require(isInert(error.description), "an error is one line", error.description)
      require(error.description.utf8.count < 1_000, "an error is short", error.description)
    }
  }
}
