package import Foundation

/// What a person typed in a form of the web desk and has not saved as a revision.
package struct WorkingCopy: Hashable, Sendable {
  /// The form in which it was typed.
  package let form: UUID
  /// Nil for an article that is not drafted yet.
  package let article: UUID?
  /// Counts the saves of the form, from 1.
  package let number: Int
  /// What the fields have, by their names.
  package let fields: [String: String]
  package let savedAt: Date

  package init(
    form: UUID, article: UUID?, number: Int, fields: [String: String], savedAt: Date = Date()
  ) {
    (self.form, self.article, self.number) = (form, article, number)
    (self.fields, self.savedAt) = (fields, savedAt)
  }

  /// What became of a copy that was sent.
  package enum Outcome: Hashable, Sendable {
    case saved(at: Date)
    /// The newsroom has a later one, or the form's text has become a revision. Nothing changed.
    case late
    /// A text of the article was erased after the form was opened. Nothing was saved, because the
    /// copy may contain that text.
    case erased
  }
}
