import Editorial
import HTML
import Newsroom
import SCGI

/// A page about the newsroom itself: admins act, auditors read.
struct AdminPage {
  let session: DeskSession
  let title: String
  /// The entry of the navigation that is shown.
  let place: DeskPath
  /// What was done just now.
  var done: String?
  /// Why the last action was refused.
  var problem: Failure?
  /// Whether the form that was refused says why, because it may be far down the page.
  var isProblemInForm = false

  private static var places: KeyValuePairs<DeskPath, String> {
    [
      .newsroom: DeskWords.health, .people: DeskWords.people,
      .destinations: DeskWords.destinations, .readModels: DeskWords.readModels,
      .log: DeskWords.log, .settings: DeskWords.settings,
    ]
  }

  /// - Throws: ``Failure`` for editors.
  func response(
    _ clock: DeskClock, _ content: (inout HTMLWriter) -> Void
  ) throws(Failure) -> SCGIResponse {
    guard session.actor.role != .editor else {
      throw Failure(.forbidden, "only admins and auditors see this page")
    }
    let frame = DeskFrame(title: title, session: session, place: .newsroom)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: title)
        writer.begin(.nav, .label(DeskWords.newsroom))
        writer.begin(.ul, .cssClass("tabs"))
        for (path, words) in Self.places {
          writer.begin(.li)
          writer.write(
            .a, [.link(path.address)] + (path == place ? [.currentPage] : []), text: words)
          writer.end()
        }
        writer.end()
        writer.end()
        if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done) }
        if let problem, !isProblemInForm {
          writer.write(
            .p, .cssClass("problem"), .role("alert"), text: clock.text(problem.sentence))
        }
        content(&writer)
      }, status: problem == nil ? 200 : 422)
  }

  /// Whether the person may change anything.
  var isAdmin: Bool { session.actor.role == .admin }
}

extension HTMLWriter {
  /// A form of an admin that asks for the password again.
  ///
  /// - Parameter isFocused: Whether the browser goes to the password at once.
  mutating func write(
    adminForm path: DeskPath, _ session: DeskSession, id: String, button: String,
    isQuiet: Bool = false, isFocused: Bool = false, _ fields: (inout HTMLWriter) -> Void = { _ in }
  ) {
    begin(.form, HTMLAttribute.posting(to: path.address))
    write(token: session)
    fields(&self)
    write(currentPassword: DeskWords.currentPassword, id: "\(id)-password", isFocused: isFocused)
    write(button: button, isQuiet: isQuiet)
    end()
  }

  /// The heading of a table, and its beginning. End the body and the table.
  mutating func begin(table label: String, _ columns: [String]) {
    begin(.div, .cssClass("table"), .focusable, .role("group"), .label(label))
    begin(.table)
    begin(.thead)
    begin(.tr)
    for column in columns { write(.th, .columnHeading, text: column) }
    end()
    end()
    begin(.tbody)
  }

  mutating func endTable() {
    end()
    end()
    end()
  }
}
