package import Foundation
package import JSON

/// A note on an article, and what became of it.
package struct ArticleNote: Hashable, Sendable {
  /// The version of the event that added it, which identifies it in its article.
  package let number: Int
  package let by: String
  package let at: Date
  /// Nil if it was erased.
  package let text: String?
  /// Nil if it is about the article as a whole.
  package let passage: Passage?
  /// Nil while it is open.
  package internal(set) var resolution: Resolution?

  /// The words that a note is about.
  package struct Passage: Hashable, Sendable {
    /// The revision in which they were selected.
    package let revision: Int
    /// As they were; nil if the text was erased.
    package let words: String?
    /// As they are in the working revision; nil if they are no longer there.
    package let present: String?
    /// The words without the marks of Markdown: those in the working revision, or else as they were;
    /// nil if the text was erased.
    package var reading: String?
  }

  package struct Resolution: Hashable, Sendable {
    package let by: String
    package let at: Date
    /// Nil if it was erased.
    package let text: String?
  }

  package var isOpen: Bool { resolution == nil }
}

extension ArticleNote: JSONDescribed {
  package static let json = JSONDescription<ArticleNote>(
    "ArticleNote", "A note on an article, and what became of it.",
    [
      JSONMember("number", "The version of the event that added it.", \.number),
      JSONMember("by", "Who wrote it.", \.by),
      JSONMember("at", "When it was added.", \.at),
      JSONMember("text", "The text; null if it was erased.", \.text),
      JSONMember(
        "passage", "The words that it is about; null if it is about the article as a whole.",
        \.passage),
      JSONMember("resolution", "Who resolved it; null while it is open.", \.resolution),
    ])
}

extension ArticleNote.Passage: JSONDescribed {
  package static let json = JSONDescription<ArticleNote.Passage>(
    "NotePassage", "The words that a note is about.",
    [
      JSONMember("revision", "The revision in which they were selected.", \.revision),
      JSONMember("words", "As they were; null if the text was erased.", \.words),
      JSONMember(
        "present", "As they are in the working revision; null if they are no longer there.",
        \.present),
    ])
}

extension ArticleNote.Resolution: JSONDescribed {
  package static let json = JSONDescription<ArticleNote.Resolution>(
    "NoteResolution", "Who resolved a note, and when.",
    [
      JSONMember("by", "Who resolved it.", \.by),
      JSONMember("at", "When it was resolved.", \.at),
      JSONMember("text", "What they wrote; null if it was erased.", \.text),
    ])
}
