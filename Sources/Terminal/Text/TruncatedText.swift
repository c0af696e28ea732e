/// A line that is cut to a number of cells. "…" marks the cut, directly after a word or a part of one.
package struct TruncatedText: CustomStringConvertible {
  package let description: String

  package init(_ text: String, cells limit: Int) {
    guard DisplayWidth(of: text).cells > limit else {
      description = text
      return
    }
    guard limit > 0 else {
      description = ""
      return
    }
    var kept = ""
    var used = 0
    for character in text {
      used += DisplayWidth.cells(of: character)
      guard used < limit else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    description = kept + "…"
  }
}
