/// A part of a line that is read from left to right, even if the part itself is not.
///
/// A terminal that arranges Arabic or Hebrew texts would otherwise turn the whole line around, or
/// the number that follows such a text.
struct LeftToRight: CustomStringConvertible {
  let description: String

  /// - Parameter text: If it has right-to-left letters, it is put between two left-to-right marks,
  ///   which take no cells.
  init(around text: String) {
    let isTurned = text.unicodeScalars.contains(where: Self.isRightToLeft)
    description = isTurned ? "\u{200E}\(text)\u{200E}" : text
  }

  /// Whether the scalar is in a block of right-to-left scripts.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
