import Editorial
import Foundation
import HTML

/// The fields of a reply, and the button that sends it.
struct ReplyForm {
  let article: UUID
  let token: String
  let typed: TypedReply
  /// What the text may be.
  let hint: String
  var problem: ReplyProblem?

  func write(to writer: inout HTMLWriter) {
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.reply(to: article).address))
    writer.write(hidden: "form", token)
    writeFields(to: &writer)
    writer.write(button: ReplyWebWords.send)
    writer.end()
  }

  private func writeFields(to writer: inout HTMLWriter) {
    writer.write(
      field: "name", ReplyWebWords.name,
      [
        .kind("text"), .value(typed.name), .required, .longest(ReplyWords.Limit.name),
        .autocomplete("name"), .direction("auto"),
      ] + attributes(of: .name))
    writer.write(
      area: "text", ReplyWebWords.text, text: typed.text,
      [.required, .rows(8), .direction("auto")] + attributes(of: .text))
    writer.write(.p, .cssClass("hint"), .id("limit"), text: hint)
    writer.write(
      field: "email", ReplyWebWords.email,
      [
        .kind("email"), .value(typed.email), .longest(ReplyWords.Limit.email),
        .autocomplete("email"),
      ] + attributes(of: .email))
    writer.begin(.p, .cssClass("field trap"), .hiddenFromReaders)
    writer.write(.label, .labelled(field: "website"), text: ReplyWebWords.trap)
    writer.write(
      empty: .input, .kind("text"), .id("website"), .name("website"), .value(""),
      .autocomplete("off"), .unfocusable)
    writer.end()
  }

  /// What ties a wrong field to the sentence about it.
  private func attributes(of field: ReplyField) -> [HTMLAttribute] {
    guard problem?.field == field else {
      return field == .text ? [.describedBy("limit")] : []
    }
    return [.invalid, .describedBy("problem"), .focused]
  }
}
