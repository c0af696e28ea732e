/// The characters of a text that count when words are searched for, and where they are.
struct VisibleScalars {
  /// What is left out besides white space and the marks of emphasis.
  enum Omission {
    case nothing
    /// The signs of which links and tables consist, and these marks.
    case signs(and: MarkdownMarks?)
  }

  private var scalars: [Unicode.Scalar] = []
  /// In bytes of UTF-8.
  private var offsets: [Int] = []

  init(_ text: String, without omission: Omission = .nothing) {
    var offset = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if !Self.isLeftOut(scalar, at: index, omission) {
        scalars.append(scalar)
        offsets.append(offset)
      }
      offset += UTF8.width(scalar)
    }
  }

  /// Those of a part of the text.
  ///
  /// - Parameter passage: In bytes of UTF-8.
  func within(_ passage: Range<Int>) -> VisibleScalars {
    var part = self
    let indices = offsets.indices.filter { passage.contains(offsets[$0]) }
    part.scalars = indices.map { scalars[$0] }
    part.offsets = indices.map { offsets[$0] }
    return part
  }

  /// Where the others are, in bytes of UTF-8, without overlaps.
  func ranges(of others: VisibleScalars) -> [Range<Int>] {
    let wanted = others.scalars
    guard let first = wanted.first, wanted.count <= PassageSearch.longest else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    while index + wanted.count <= scalars.count {
      if scalars[index] == first, scalars[index..<index + wanted.count].elementsEqual(wanted) {
        let last = index + wanted.count - 1
        ranges.append(offsets[index]..<offsets[last] + UTF8.width(scalars[last]))
        index += wanted.count
      } else {
        index += 1
      }
    }
    return ranges
  }

  private static func isLeftOut(
    _ scalar: Unicode.Scalar, at index: Int, _ omission: Omission
  ) -> Bool {
    if scalar.properties.isWhitespace || "*_`".unicodeScalars.contains(scalar) { return true }
    guard case .signs(let marks) = omission else { return false }
    return "[]|~\\".unicodeScalars.contains(scalar) || marks?.contains(index) == true
  }
}
