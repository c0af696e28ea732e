import Foundation

extension JSONToken {
  /// The bytes of the value.
  @inlinable
  func bytes(in text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[range])
  }

  /// The string, if the token is of one of the three kinds of string.
  @usableFromInline
  func string(in text: UnsafeRawBufferPointer) -> String {
    guard kind == .escaped else { return String(decoding: bytes(in: text), as: UTF8.self) }
    return unescaped(in: text)
  }

  private func unescaped(in text: UnsafeRawBufferPointer) -> String {
    // An escape is never shorter than what it means.
    String(unsafeUninitializedCapacity: range.count) { units in
      var (index, count) = (range.lowerBound, 0)
      while index < range.upperBound {
        let plain = plain(from: index, in: text)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(units)[count...])
          .copyMemory(from: plain)
        (index, count) = (index + plain.count, count + plain.count)
        guard index < range.upperBound else { break }
        var escape = JSONEscape(text, at: index)
        // The scanner has accepted it; this does not throw.
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

  /// The bytes from `index` up to the next backslash.
  private func plain(from index: Int, in text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let rest = UnsafeRawBufferPointer(rebasing: text[index..<range.upperBound])
    guard let start = rest.baseAddress, let end = memchr(start, 0x5C, rest.count) else {
      return rest
    }
    return UnsafeRawBufferPointer(rebasing: rest[..<(UnsafeRawPointer(end) - start)])
  }
}
