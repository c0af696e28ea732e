import Editorial
import Foundation
import HTML
import Newsroom
import PlainText

/// A form around a list whose articles can be chosen, with the actions for all chosen ones.
struct ChosenArticlesForm {
  let session: DeskSession
  /// The path and query of the list, to return to it.
  let list: String
  /// The actions that need nothing but a button.
  let buttons: [ArticleAction]
  /// Whether the chosen articles can also be assigned or sent back.
  let hasFields: Bool
  /// The logins that are offered.
  let people: [String]

  /// The actions that a person with the role can do with several articles.
  static func buttons(for role: Role) -> [ArticleAction] {
    switch role {
    case .auditor: []
    case .editor: [.submit, .withdraw]
    case .admin: [.approve, .publish, .submit, .withdraw]
    }
  }

  func write(to writer: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.chosen.address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "list", list)
    content(&writer)
    writer.begin(.div, .cssClass("chosen"), .role("group"), .label(DeskWords.withChosen))
    writer.write(.p, .cssClass("hint"), text: DeskWords.withChosen)
    writer.begin(.div, .cssClass("actions"))
    for (index, action) in buttons.enumerated() {
      writer.write(
        button: action.words, name: "action", value: action.rawValue, isQuiet: index > 0)
    }
    writer.end()
    if hasFields { writeFields(to: &writer) }
    writer.end()
    writer.end()
  }

  private func writeFields(to writer: inout HTMLWriter) {
    writer.begin(.details)
    writer.write(
      .summary,
      text: session.actor.role == .admin ? DeskWords.assignOrSendBack : ArticleAction.assign.words)
    let text: [HTMLAttribute] = [.kind("text"), .autocomplete("off"), .unchecked]
    writer.write(
      field: "chosen-person", name: "person", ArticleAction.Field.person.words,
      text + [.suggestions(listID: "chosen-people")])
    writer.write(suggestions: "chosen-people", people)
    writer.write(field: "chosen-due", name: "due", ArticleAction.Field.due.words, text)
    writer.write(
      button: ArticleAction.assign.words, name: "action", value: ArticleAction.assign.rawValue,
      isQuiet: true)
    if session.actor.role == .admin {
      writer.write(
        area: "chosen-reason", name: "reason", ArticleAction.Field.reason.words,
        [.rows(2), .direction("auto"), .longest(WordsLimit.reason.characters)])
      writer.write(
        button: ArticleAction.requestChanges.words, name: "action",
        value: ArticleAction.requestChanges.rawValue, isQuiet: true)
    }
    writer.end()
  }
}
