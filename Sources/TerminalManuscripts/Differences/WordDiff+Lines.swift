package import Manuscripts
import PlainText
package import Terminal

extension WordDiff {
  /// The difference as lines for a terminal: removed words in red and struck out, inserted words in
  /// green; without colour `[-removed-]` and `{+inserted+}`. In them, characters that cannot be seen
  /// appear as their code points. If both texts look the same, so do all characters beyond ASCII.
  ///
  /// - Parameters:
  ///   - width: In columns, at least 20.
  ///   - context: How many unchanged paragraphs to show around each change; nil shows them all.
  package func lines(width: Int, paint: Paint, context: Int? = nil) -> [String] {
    let paragraphs = changedParagraphs(paint: paint)
    let shown = Self.shown(paragraphs.map(\.isChanged), context: context)
    var lines: [String] = []
    var hidden = 0
    func add(_ runs: [StyledRun]) {
      lines += WrappedText(runs, width: max(20, width), paint: paint).lines
    }
    func addFold() {
      if hidden == 0 { return }
      if !lines.isEmpty { lines.append("") }
      add([StyledRun("… \(Count.of(hidden, "paragraph")) unchanged …", .dim)])
      hidden = 0
    }
    for (paragraph, isShown) in zip(paragraphs, shown) {
      guard isShown else {
        hidden += 1
        continue
      }
      let isAfterFold = hidden > 0
      addFold()
      if !lines.isEmpty, isAfterFold || paragraph.isSetApart { lines.append("") }
      add(paragraph.runs)
    }
    addFold()
    return lines
  }

  private func changedParagraphs(paint: Paint) -> [ChangedParagraph] {
    var builder = ChangedParagraphBuilder(paint: paint)
    for (index, segment) in segments.enumerated() {
      builder.add(segment, looksSame: looksSame(at: index))
    }
    return builder.finish()
  }

  /// Whether the segment at `index` is one of two adjacent ones that replace a text by one that looks
  /// the same.
  private func looksSame(at index: Int) -> Bool {
    let other =
      switch segments[index].kind {
      case .same: index
      case .removed: index + 1
      case .inserted: index - 1
      }
    guard segments.indices.contains(other), segments[other].kind != .same else { return false }
    // The texts can be as long as a manuscript, and the outline of each is made once for each.
    return VisibleText.outline(of: segments[index].text)
      == VisibleText.outline(of: segments[other].text)
  }

  private static func shown(_ changes: [Bool], context: Int?) -> [Bool] {
    guard let context else { return changes.map { _ in true } }
    var shown = changes
    var distance = Int.max
    for order in [Array(changes.indices), changes.indices.reversed()] {
      distance = Int.max
      for index in order {
        distance = changes[index] ? 0 : distance == Int.max ? distance : distance + 1
        if distance <= context { shown[index] = true }
      }
    }
    return shown
  }
}
