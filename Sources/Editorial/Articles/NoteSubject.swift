import JSON

/// What a note is about, if it is not about the article as a whole.
package enum NoteSubject: Hashable, Sendable {
  case passage(NotedPassage)
  /// It settles the note that the article's event with this version added.
  case resolution(of: Int)
}

/// Words in the manuscript of a revision. The words themselves are not in the log, so an erasure reaches
/// them too.
package struct NotedPassage: Hashable, Sendable {
  package let revision: Int
  /// In bytes of UTF-8 from the beginning of the manuscript.
  package let start: Int
  /// The byte after the last one.
  package let end: Int

  package init(revision: Int, start: Int, end: Int) {
    (self.revision, self.start, self.end) = (revision, start, end)
  }
}

extension JSONFields {
  /// What a note is about; nil for the article as a whole.
  var noteSubject: NoteSubject? {
    get throws(JSONFieldError) {
      if let number = try optionalInteger("resolves") { return .resolution(of: number) }
      guard let revision = try optionalInteger("revision") else { return nil }
      return .passage(
        NotedPassage(revision: revision, start: try integer("from"), end: try integer("to")))
    }
  }
}
