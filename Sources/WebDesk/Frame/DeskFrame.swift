import Editorial
import HTML
import Newsroom

/// What surrounds the content of every page of the desk.
struct DeskFrame {
  let title: String
  /// Nil for somebody who is not signed in.
  let session: DeskSession?
  /// The entry of the navigation that is shown.
  let place: DeskPath?
  /// What it loads in addition to the script of every page.
  var scripts: [DeskScript] = []

  /// More than most pages have, in bytes.
  private static let usualSize = 32_768

  /// The page in UTF-8.
  func page(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    Self.document(
      title: "\(title) · Galley", scripts: [.desk] + scripts, header: writeHeader, content: content)
  }

  /// A page with the style of the desk, in UTF-8.
  static func document(
    title: String, scripts: [DeskScript] = [], header: (inout HTMLWriter) -> Void,
    content: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    var writer = HTMLWriter(capacity: Self.usualSize)
    let language = DeskLanguage.current
    writer.beginDocument([.language(language.tag), .direction(language.direction)])
    writer.begin(.head)
    writer.write(empty: .meta, .utf8)
    writer.write(empty: .meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    writer.write(empty: .meta, .name("color-scheme"), .content("light dark"))
    writer.write(.title, text: title)
    writer.write(empty: .link, .relation("stylesheet"), .link(DeskPath.style.address))
    writer.write(empty: .link, .relation("icon"), .link(DeskPath.icon.address))
    for script in scripts { writer.write(module: script.path.address) }
    writer.end()
    writer.begin(.body)
    writer.write(.a, .cssClass("skip"), .link(toID: "content"), text: DeskWords.skip)
    header(&writer)
    writer.begin(.main, .id("content"))
    content(&writer)
    writer.end()
    writer.end()
    writer.end()
    writer.write("\n")
    return writer.utf8
  }

  private func writeHeader(_ writer: inout HTMLWriter) {
    writer.begin(.header, .cssClass("desk"))
    writer.begin(.p, .cssClass("name"))
    writer.write(.a, .link(DeskPath.home.address), text: "Galley")
    writer.end()
    if let session { writeNavigation(for: session, to: &writer) }
    writer.end()
  }

  private func writeNavigation(for session: DeskSession, to writer: inout HTMLWriter) {
    writer.begin(.nav, .label(DeskWords.navigation))
    writer.begin(.ul)
    for (path, word) in DeskWords.places {
      writer.begin(.li)
      writer.write(
        .a, [.link(path.address)] + (path == place ? [.currentPage] : []), text: word)
      writer.end()
    }
    if session.actor.role != .editor {
      writer.begin(.li)
      writer.write(
        .a, [.link(DeskPath.newsroom.address)] + (place == .newsroom ? [.currentPage] : []),
        text: DeskWords.newsroom)
      writer.end()
    }
    writer.end()
    writer.end()
    if place != .search { writeSearch(to: &writer) }
    writer.begin(
      .form, HTMLAttribute.posting(to: DeskPath.signOut.address) + [.cssClass("person")])
    writer.write(token: session)
    writer.write(.a, .link(DeskPath.account.address), text: session.actor.name)
    writer.write(button: DeskWords.signOut, isQuiet: true)
    writer.end()
  }

  /// The page of the search has a field of its own.
  private func writeSearch(to writer: inout HTMLWriter) {
    writer.begin(
      .form,
      HTMLAttribute.asking(DeskPath.search.address) + [.cssClass("find"), .role("search")])
    writer.write(
      empty: .input, .kind("search"), .name("words"), .label(DeskWords.searchFor),
      .direction("auto"), .longest(300))
    writer.write(button: DeskWords.search, isQuiet: true)
    writer.end()
  }
}
