import Editorial
import Foundation
import HTML
import Newsroom
import PlainText
import WebRequests

/// The fields with which an admin changes a setting.
struct SettingForm {
  let setting: SettingStatus
  let session: DeskSession
  let clock: DeskClock
  /// What was typed, and why it was refused just now.
  let refused: (typed: FormFields, problem: Failure)?

  private var typed: FormFields? { refused?.typed }

  private var id: String { setting.key.rawValue }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.details, typed == nil ? [] : [.open])
    writer.write(.summary, text: DeskWords.change)
    if let problem = refused?.problem {
      writer.write(.p, .cssClass("problem"), .role("alert"), text: clock.text(problem.sentence))
    }
    writer.write(
      adminForm: DeskPath.settings.part(id), session, id: id, button: DeskWords.save,
      isFocused: refused != nil
    ) { writeFields(to: &$0) }
    writer.end()
  }

  private func writeFields(to writer: inout HTMLWriter) {
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "version", "\(setting.change?.version ?? 0)")
    writeValue(to: &writer)
    writer.write(
      field: "\(id)-reason", name: "reason", DeskWords.optionalReason,
      [
        .kind("text"), .direction("auto"), .autocomplete("off"),
        .longest(WordsLimit.reason.characters), .value(typed?["reason"] ?? ""),
      ])
  }

  private func writeValue(to writer: inout HTMLWriter) {
    let (field, texts) = ("\(id)-value", typed?.settingWords ?? setting.value?.texts ?? [])
    switch setting.key.kind {
    case .choice(let words):
      writer.write(
        choice: field, name: "value", DeskWords.value,
        [("", DeskWords.standard(setting.key.defaultPhrase))] + words.map { ($0, $0) },
        chosen: texts.first ?? "")
    case .fields:
      writer.write(
        boxes: field, name: "value", DeskWords.valueFields,
        RequirableField.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
        chosen: Set(texts))
      writer.write(.p, .cssClass("hint"), text: DeskWords.noFieldForStandard)
    case .sections, .languages, .text, .webAddress, .timeZone, .replies:
      writer.write(
        area: field, name: "value",
        setting.key.kind.isList ? DeskWords.valueLines : DeskWords.value,
        text: texts.joined(separator: "\n"),
        [.rows(2), .direction("auto"), .describedBy("\(id)-hint")])
      writer.write(
        .p, .cssClass("hint"), .id("\(id)-hint"), text: DeskWords.emptyForStandard)
    }
  }
}

extension FormFields {
  /// The value of a setting: the chosen ones, or one a line.
  var settingWords: [String] {
    all("value").flatMap { $0.split(separator: "\n") }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }
}
