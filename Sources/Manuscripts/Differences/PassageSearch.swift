/// Finds words in a manuscript as a reader sees them: white space and the marks of emphasis do not
/// count.
package enum PassageSearch {
  /// More are not searched for, in Unicode scalars.
  package static let longest = 1_000

  /// Where the words are, in bytes of UTF-8, without overlaps; none for words without a letter.
  package static func ranges(of words: String, in manuscript: String) -> [Range<Int>] {
    let wanted = words.unicodeScalars.filter { !isIgnored($0) }
    guard let first = wanted.first, wanted.count <= longest else { return [] }
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in manuscript.unicodeScalars {
      if !isIgnored(scalar) {
        scalars.append(scalar)
        offsets.append(offset)
      }
      offset += UTF8.width(scalar)
    }
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

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "*_`".unicodeScalars.contains(scalar)
  }
}
