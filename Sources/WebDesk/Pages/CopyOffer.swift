import Foundation
import Newsroom
import PlainText

/// A working copy that a form offers, because it has another text than the form.
struct CopyOffer {
  let copy: WorkingCopy
  /// The forms in which this text was typed, the latest first.
  private(set) var forms: [UUID]
  /// The names of the fields that have another text than the form, in the order of the form.
  let differences: [String]
  /// The beginning of what is different, for people.
  let excerpt: String

  /// - Parameter copies: The latest first. Of those with the same text, the latest is offered.
  static func all(of copies: [WorkingCopy], beside form: ManuscriptForm) -> [CopyOffer] {
    var offers: [CopyOffer] = []
    for copy in copies {
      let typed = ManuscriptForm(copy)
      let differences = typed.differences(from: form)
      guard !differences.isEmpty else { continue }
      let same = offers.firstIndex { typed.differences(from: ManuscriptForm($0.copy)).isEmpty }
      if let same {
        offers[same].forms.append(copy.form)
      } else {
        offers.append(
          CopyOffer(
            copy: copy, forms: [copy.form], differences: differences,
            excerpt: excerpt(of: typed, beside: form)))
      }
    }
    return offers
  }

  /// The headline, and the text from shortly before its first difference.
  private static func excerpt(of typed: ManuscriptForm, beside form: ManuscriptForm) -> String {
    let (before, longest) = (40, 160)
    let same = zip(typed.body, form.body).prefix { $0 == $1 }.count
    let start = same == typed.body.count ? 0 : max(0, same - before)
    let body = (start > 0 ? "… " : "") + typed.body.dropFirst(start).prefix(longest)
    return [typed["headline"], body].map(\.trimmed).filter { !$0.isEmpty }
      .joined(separator: " – ")
  }
}

extension ManuscriptForm {
  /// The names of the fields that have another text than those of another form, without those that
  /// this form does not have. Spaces at the ends of a field do not count.
  func differences(from other: ManuscriptForm) -> [String] {
    var names = Self.names.map(\.value).filter { name in
      has(name) && self[name].trimmed != other[name].trimmed
    }
    if body.trimmed != other.body.trimmed { names.append("body") }
    if images != other.images { names.append("images") }
    return names
  }
}
