package import Editorial
import Foundation

/// Whether a change of a text is only typographical: no number, name or date changed, and no word in
/// more than its spelling.
///
/// The rule is conservative. A change that is refused here can always be published as a correction.
package enum TypographicalRule {
  /// Why the change is more than typographical; nil if it is not.
  package static func finding(
    from old: Content, body former: String, to new: Content, body present: String
  ) -> TypographicalCheck.Finding? {
    if let field = changedField(from: old, to: new) { return .field(field) }
    let words = SpelledValues(language: new.language.text)
    let (before, after) = (MarkdownDocument(former), MarkdownDocument(present))
    var parts: [(TypographicalCheck.Part, String, String)] = [
      (.headline, old.headline, new.headline),
      (.standfirst, old.standfirst ?? "", new.standfirst ?? ""),
      (.caption, old.leadImage?.caption ?? "", new.leadImage?.caption ?? ""),
      (.alternativeText, old.leadImage?.alt ?? "", new.leadImage?.alt ?? ""),
      (.body, before.plainText, after.plainText),
    ]
    parts += zip(old.images, new.images).flatMap { old, new in
      [
        (.caption, old.caption ?? "", new.caption ?? ""),
        (.alternativeText, old.alt ?? "", new.alt ?? ""),
      ]
    }
    for (part, old, new) in parts {
      if let change = change(from: old, to: new, in: part, words) {
        return .change(change, in: part)
      }
    }
    return before.addresses == after.addresses ? nil : .change(.address, in: .body)
  }

  /// A field in which there is nothing typographical.
  private static func changedField(from old: Content, to new: Content) -> String? {
    let facts: [(String, Bool)] = [
      ("byline", old.byline == new.byline), ("dateline", old.dateline == new.dateline),
      ("section", old.section == new.section), ("keywords", old.keywords == new.keywords),
      ("language", old.language == new.language),
      ("picture", old.leadImage?.uri == new.leadImage?.uri),
      ("picture's credit", old.leadImage?.credit == new.leadImage?.credit),
      ("list of pictures", old.images.map(\.uri) == new.images.map(\.uri)),
      ("credit of a picture", old.images.map(\.credit) == new.images.map(\.credit)),
    ]
    return facts.first { !$0.1 }?.0
  }

  private static func change(
    from old: String, to new: String, in part: TypographicalCheck.Part, _ words: SpelledValues
  ) -> TypographicalCheck.Change? {
    if old == new { return nil }
    let (before, after) = (
      TypographicalToken.all(in: old, words), TypographicalToken.all(in: new, words)
    )
    let known = Set((before + after).filter { $0.kind == .word }.map(\.text))
    var budget = 2_000_000
    let hunks = EditScript.hunks(
      from: before.map(\.text)[...], to: after.map(\.text)[...], budget: &budget)
    for hunk in hunks {
      let change = Hunk(removed: before[hunk.old], inserted: after[hunk.new])
      if let found = change.finding(knowing: known, in: part) { return found }
    }
    return nil
  }

  /// Words and punctuation that replace others.
  private struct Hunk {
    let removed: ArraySlice<TypographicalToken>
    let inserted: ArraySlice<TypographicalToken>

    /// - Parameter known: The words that occur in lower case. One of them at the start of a sentence
    ///   is not a name.
    func finding(
      knowing known: Set<String>, in part: TypographicalCheck.Part
    ) -> TypographicalCheck.Change? {
      let all = removed + inserted
      if all.contains(where: { $0.kind == .number }) { return .number }
      if all.contains(where: { $0.kind == .date }) { return .date }
      if all.contains(where: { $0.kind == .name }) { return .name }
      let opening = [inserted, removed].map { $0.filter { $0.kind == .opening } }
      let judged = opening.first { !$0.isEmpty } ?? []
      if judged.contains(where: { !known.contains($0.text.lowercased()) }) { return .name }
      // Nothing distinguishes a name in a script without capitals, and a headline consists of names.
      let isUncased = all.contains { $0.kind == .uncased }
      if isUncased, part != .body { return .name }
      return isSpelling ? nil : .word
    }

    /// Whether the same words are spelled in another way. Punctuation does not count.
    private var isSpelling: Bool {
      let (old, new) = (removed.filter(\.isWord), inserted.filter(\.isWord))
      if old.count == new.count {
        return zip(old, new).allSatisfy { EditDistance.isSpelling($0.text, $1.text) }
      }
      return EditDistance.isSpelling(
        old.map(\.text).joined(), new.map(\.text).joined())
    }
  }
}

extension MarkdownDocument {
  /// The addresses of links and pictures, in order.
  fileprivate var addresses: [String] {
    events.compactMap { event in
      switch event {
      case .enter(.link(let uri)), .enter(.image(let uri)): uri
      default: nil
      }
    }
  }
}
