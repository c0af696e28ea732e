extension JSONToken {
  /// The bytes of the value in the text that the token is of.
  func bytes(in text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[range])
  }

  /// The string that a token of one of the three kinds of string stands for.
  func string(in text: UnsafeRawBufferPointer) -> String {
    guard kind == .escaped else { return String(decoding: bytes(in: text), as: UTF8.self) }
    return unescaped(in: text)
  }

  private func unescaped(in text: UnsafeRawBufferPointer) -> String {
    // An escape is never shorter than what it stands for.
    String(unsafeUninitializedCapacity: range.count) { units in
      var (index, count) = (range.lowerBound, 0)
      while index < range.upperBound {
        guard text[index] == UInt8(ascii: "\\") else {
          units[count] = text[index]
          (index, count) = (index + 1, count + 1)
          continue
        }
        var escape = JSONEscape(text, at: index)
        // The scan has been over it: what would throw here is in no token.
        guard let scalar = try? escape.scalar() else { return count }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          units[count] = unit
          count += 1
        }
        index = escape.index
      }
      return count
    }
  }
}
