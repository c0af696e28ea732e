import Editorial
import Manuscripts

/// What two people typed in the same form: what fits together, and what a person must choose.
struct FormMerge {
  /// What a person takes for a field or a passage.
  enum Choice: String, CaseIterable {
    case theirs, mine
    /// Only for a passage.
    case both
  }

  /// A field that both changed in different ways.
  struct FieldConflict {
    /// Its name in the form.
    let name: String
    let base: String
    let theirs: String
    let mine: String
  }

  /// A piece of the text, in order.
  enum Piece {
    /// At most one of them changed it, or their changes fit together.
    case merged(String)
    /// The number is that of the conflict, from 1.
    case conflict(Int, TextMerge.Conflict)
  }

  let mine: ManuscriptForm
  let fields: [FieldConflict]
  let pieces: [Piece]
  private let texts: [String: String]

  /// - Parameters:
  ///   - base: The revision with which the person began.
  ///   - theirs: The revision that somebody saved in the meantime.
  init(base: ManuscriptFile, theirs: ManuscriptFile, mine: ManuscriptForm) {
    self.mine = mine
    let (former, present) = (ManuscriptForm(base), ManuscriptForm(theirs))
    var (texts, conflicts) = ([String: String](), [FieldConflict]())
    for (_, name) in ManuscriptForm.names where name != "slug" {
      let (base, theirs, mine) = (former[name], present[name], mine[name])
      texts[name] = mine == base ? theirs : mine
      guard mine != base, theirs != base, mine != theirs else { continue }
      conflicts.append(FieldConflict(name: name, base: base, theirs: theirs, mine: mine))
    }
    (self.texts, fields) = (texts, conflicts)
    let all = Self.pieces(base.body, ManuscriptFile(body: mine.body).body, theirs.body)
    var number = 0
    pieces = all.map { piece in
      switch piece {
      case .merged(let text): return .merged(text)
      case .conflict(let conflict):
        number += 1
        return .conflict(number, conflict)
      }
    }
  }

  /// Merges by passage. If all three have the same number of paragraphs in a conflict, it is decided
  /// for each of them.
  private static func pieces(
    _ base: String, _ draft: String, _ current: String
  ) -> [TextMerge.Piece] {
    TextMerge(base: base, draft: draft, current: current).pieces.flatMap { piece in
      guard case .conflict(let passage) = piece else { return [piece] }
      let (a, b, c) = (
        paragraphs(of: passage.base), paragraphs(of: passage.draft),
        paragraphs(of: passage.current)
      )
      guard a.count > 1, a.count == b.count, a.count == c.count else { return [piece] }
      return a.indices.flatMap { pieces(a[$0], b[$0], c[$0]) }
    }
  }

  /// Each with the empty lines after it.
  private static func paragraphs(of text: String) -> [String] {
    var (paragraphs, rest) = ([String](), text[...])
    while let end = rest.firstMatch(of: /\n{2,}/)?.range.upperBound {
      paragraphs.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return rest.isEmpty ? paragraphs : paragraphs + [String(rest)]
  }

  var hasConflicts: Bool {
    !fields.isEmpty || pieces.contains { if case .conflict = $0 { true } else { false } }
  }

  /// The merged text, based on their revision.
  ///
  /// - Parameter choice: What a person chose for a field, by its name, or for a passage, by its
  ///   number. Without a choice, a field is the person's own, and a passage has both.
  func form(basedOn revision: Int?, _ choice: (String) -> Choice?) -> ManuscriptForm {
    var chosen = texts
    for field in fields where choice(field.name) == .theirs { chosen[field.name] = field.theirs }
    let body = pieces.map { piece in
      switch piece {
      case .merged(let text): return text
      case .conflict(let number, let passage):
        switch choice("\(number)") {
        case .mine: return passage.draft
        case .theirs: return passage.current
        case .both, nil: return Self.joined(passage.current, passage.draft)
        }
      }
    }.joined()
    return mine.replacing(chosen, body: body, baseRevision: revision)
  }

  /// Both passages as paragraphs of their own.
  private static func joined(_ first: String, _ second: String) -> String {
    guard !first.isEmpty, !second.isEmpty else { return first + second }
    let breaks = first.reversed().prefix { $0 == "\n" }.count
    return first + String(repeating: "\n", count: max(0, 2 - breaks)) + second
  }
}
