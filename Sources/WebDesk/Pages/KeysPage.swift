import HTML
import SCGI

/// The keyboard shortcuts. A script shows them as a dialog.
enum KeysPage {
  static let route = Route.get(DeskPath.keys.pattern) { _, _, session in
    let frame = DeskFrame(title: DeskWords.keys, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.keys)
        for group in DeskWords.keyGroups {
          writer.write(.h2, text: group.title)
          writer.begin(.dl, .cssClass("facts"))
          for (keys, words) in group.keys {
            writer.begin(.dt)
            for (index, key) in keys.split(separator: " ").enumerated() {
              if index > 0 { writer.write(" ") }
              writer.write(.kbd, text: String(key))
            }
            writer.end()
            writer.write(.dd, text: words)
          }
          writer.end()
        }
        writer.write(
          .p, .cssClass("hint"), .data("close", DeskWords.close), text: DeskWords.keysHint)
      })
  }
}
