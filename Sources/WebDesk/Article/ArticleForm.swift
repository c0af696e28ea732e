import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import WebRequests

/// The form of one action on an article. It is sent once, and only for the article as it was shown.
struct ArticleForm {
  let action: ArticleAction
  let session: DeskSession
  let board: BoardRow
  let clock: DeskClock
  /// What a person typed when the action was refused.
  var typed: FormFields?
  /// Where the person is afterwards.
  var page: ArticlePart = .article
  /// What a reviewer sees there; nil on other pages.
  var base: ReviewBase?

  /// - Parameters:
  ///   - button: What the button says; by default, the words of the action.
  ///   - isQuiet: Whether the button does not stand out; by default as the action.
  func write(to writer: inout HTMLWriter, button: String? = nil, isQuiet: Bool? = nil) {
    let path = DeskPath.article(board.article, action.rawValue)
    writer.begin(.form, HTMLAttribute.posting(to: path.address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "version", "\(board.version)")
    writer.write(hidden: "revision", "\(board.revision)")
    writer.write(page: page)
    if let base { writer.write(hidden: "since", base.rawValue) }
    for field in action.fields { write(field, to: &writer) }
    writer.write(
      button: button ?? action.words, isQuiet: isQuiet ?? (button != nil || action.isQuiet))
    writer.end()
  }

  private func write(_ field: ArticleAction.Field, to writer: inout HTMLWriter) {
    let id = "\(action.rawValue)-\(field.rawValue)"
    let required = field.isRequired ? [HTMLAttribute.required] : []
    let text = typed?[field.rawValue] ?? ""
    switch field {
    case .reason, .notice, .note, .words, .holdNotice:
      writer.write(
        area: id, name: field.rawValue, field.words, text: text,
        [.rows(3), .direction("auto")] + required
          + (field.limit.map { [.longest($0.characters)] } ?? []))
    case .password:
      writer.write(
        field: id, name: field.rawValue, field.words,
        [.kind("password"), .autocomplete("current-password")] + required)
    case .kind:
      writer.write(
        choice: id, name: field.rawValue, field.words,
        CorrectionKind.allCases.map { ($0.rawValue, DeskWords.choice(of: $0)) },
        chosen: text.isEmpty ? CorrectionKind.correction.rawValue : text)
    case .replies:
      writer.write(
        choice: id, name: field.rawValue, field.words,
        ReplyChoice.allCases.map { ($0.rawValue, DeskWords.choice(of: $0)) },
        chosen: text.isEmpty ? ReplyChoice.open.rawValue : text)
    case .time, .until:
      writer.write(
        field: id, name: field.rawValue, "\(field.words) (\(clock.zone.label))",
        [.kind("text"), .value(text), .autocomplete("off"), .unchecked] + required)
    case .person, .due, .slug, .replacement, .days:
      writer.write(
        field: id, name: field.rawValue, field.words,
        [.kind("text"), .value(text), .autocomplete("off"), .unchecked] + required)
    }
  }
}
