import Editorial

/// The changes of two manuscripts to a common base, in one manuscript: texts by their words, and
/// every other field as a whole.
package struct ManuscriptMerge: Sendable {
  /// A field that both changed in different ways. The merged manuscript has the current value.
  package struct FieldConflict: Hashable, Sendable {
    /// Its name in the front matter.
    package let field: String
    /// Empty if the draft has no value.
    package let draft: String
    package let current: String
  }

  /// The merged manuscript. A conflict in the body is between lines that name its versions.
  package let manuscript: ManuscriptFile
  package let fields: [FieldConflict]
  /// The number of conflicts in the body.
  package let passages: Int

  package var hasConflicts: Bool { !fields.isEmpty || passages > 0 }

  /// - Parameter current: The manuscript on which the result is based. Its slug and its number stay.
  package init(
    base: ManuscriptFile, draft: ManuscriptFile, current: ManuscriptFile, labels: ConflictLabels
  ) {
    var merged = current
    var conflicts: [FieldConflict] = []
    func text(_ field: ManuscriptField, _ path: WritableKeyPath<ManuscriptFile, String?>) {
      let (a, b, c) = (base[keyPath: path], draft[keyPath: path], current[keyPath: path])
      if let whole = Self.whole(a, b, c) {
        merged[keyPath: path] = whole.value
      } else if let a, let b, let c, let words = TextMerge(base: a, draft: b, current: c).text {
        merged[keyPath: path] = words
      } else {
        conflicts.append(FieldConflict(field: field.name, draft: b ?? "", current: c ?? ""))
      }
    }
    func value<Value: Equatable>(
      _ field: ManuscriptField, _ path: WritableKeyPath<ManuscriptFile, Value>,
      _ words: (Value) -> String
    ) {
      let (a, b, c) = (base[keyPath: path], draft[keyPath: path], current[keyPath: path])
      if let whole = Self.whole(a, b, c) {
        merged[keyPath: path] = whole.value
      } else {
        conflicts.append(FieldConflict(field: field.name, draft: words(b), current: words(c)))
      }
    }
    text(.headline, \.headline)
    text(.standfirst, \.standfirst)
    value(.byline, \.byline) { $0.joined(separator: ", ") }
    value(.datelinePlace, \.dateline.place) { $0 ?? "" }
    value(.datelineDate, \.dateline.date) { $0?.description ?? "" }
    value(.datelineSource, \.dateline.source) { $0 ?? "" }
    value(.section, \.section) { $0 ?? "" }
    value(.keywords, \.keywords) { $0.joined(separator: ", ") }
    value(.language, \.language) { $0?.text ?? "" }
    value(.leadImageURI, \.leadImage.uri) { $0 ?? "" }
    text(.leadImageCaption, \.leadImage.caption)
    text(.leadImageAlt, \.leadImage.alt)
    value(.leadImageCredit, \.leadImage.credit) { $0 ?? "" }
    let images = ImageMerge(base: base, draft: draft, current: current)
    merged.setImages(images.images)
    conflicts += images.conflicts
    let body = TextMerge(base: base.body, draft: draft.body, current: current.body)
    merged.replaceBody(with: body.marked(labels))
    manuscript = merged
    fields = conflicts
    passages = body.conflicts.count
  }

  /// The value that only one of two changed, or both in the same way; nil if there is none.
  static func whole<Value: Equatable>(
    _ base: Value, _ draft: Value, _ current: Value
  ) -> Chosen<Value>? {
    if draft == base || draft == current { return Chosen(value: current) }
    return current == base ? Chosen(value: draft) : nil
  }
}

/// A value that may itself be missing.
struct Chosen<Value> {
  let value: Value
}
