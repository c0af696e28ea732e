/// The bytes that some editors put at the start of a UTF-8 text. They are not part of the text.
package enum ByteOrderMark {
  package static func removed(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
  }
}
