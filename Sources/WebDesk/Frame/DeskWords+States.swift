import Editorial
import Newsroom

/// The words for what other parts of the program name.
extension DeskWords {
  static func name(of state: EditorialState) -> String {
    switch state {
    case .draft: say("draft")
    case .submitted: say("submitted")
    case .changesRequested: say("changes requested")
    case .approved: say("approved")
    case .spiked: say("spiked")
    }
  }

  static func name(of state: PublicationState) -> String {
    switch state {
    case .unpublished: say("unpublished")
    case .published: say("published")
    case .held: say("on hold")
    case .killed: say("killed")
    }
  }

  static func name(of role: Role) -> String {
    switch role {
    case .editor: say("editor")
    case .admin: say("admin")
    case .auditor: say("auditor")
    }
  }

  static func name(of field: RequirableField) -> String {
    switch field {
    case .leadImage: say("Lead image")
    case .body: name(ofField: "body")
    case .standfirst, .byline, .dateline, .section, .keywords: name(ofField: field.rawValue)
    }
  }

  static func name(of state: Destination.State) -> String {
    switch state {
    case .active: say("active")
    case .paused: say("paused")
    case .copied: say("copied")
    }
  }

  /// The name of a field that differs between two revisions.
  static func name(ofField field: String) -> String {
    switch field {
    case "headline": headline
    case "standfirst": standfirst
    case "byline": say("Authors")
    case "dateline": dateline
    case "section": section
    case "keywords": say("Keywords")
    case "language": say("Language")
    case "body": say("Text")
    case "leadImage.uri": say("Lead image")
    case "leadImage.caption": say("Caption of the lead image")
    case "leadImage.alt": say("Alt text of the lead image")
    case "leadImage.credit": say("Credit of the lead image")
    case "images": say("Pictures")
    case "pictures": say("Picture files")
    default: field
    }
  }

  /// - Parameter unchanged: How many of those that did not fail had nothing to do.
  static func outcome(_ count: OutcomeCount, unchanged: Int) -> String {
    let parts = [
      say("\(count.done - unchanged) done"),
      unchanged == 0 ? nil : say("\(unchanged) with nothing to do"),
      count.failed == 0 ? nil : say("\(count.failed) failed"),
      count.notTried == 0 ? nil : say("\(count.notTried) not tried"),
    ]
    return parts.compactMap(\.self).joined(separator: ", ") + "."
  }

  static func title(of kind: Failure.Kind) -> String {
    switch kind {
    case .notFound, .ambiguous: say("Not found")
    case .refused, .unacceptable: say("Not possible")
    case .invalid: say("Not understood")
    case .conflict: say("Somebody else was first")
    case .forbidden: say("Not permitted")
    case .unavailable, .interrupted: say("Try again in a moment")
    case .failed: say("Something went wrong")
    }
  }
}
