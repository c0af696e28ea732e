import EditorialReadModels
import HTML
import Newsroom

extension HTMLWriter {
  /// What to know about the answer on the page.
  mutating func write(remarks: [Remark]) {
    for remark in remarks {
      switch remark {
      case .behind: write(.p, .cssClass("problem"), .role("status"), text: DeskWords.behind)
      case .quarantined, .stopped:
        write(.p, .cssClass("problem"), .role("status"), text: DeskWords.quarantined)
      default: break
      }
    }
  }

  /// A link to the next page of a list.
  ///
  /// - Parameter filter: The rest of the query, which ends in `&`.
  mutating func write(next cursor: PageCursor?, of path: DeskPath, with filter: String = "") {
    guard let cursor, let address = WebAddress("\(path.text)?\(filter)after=\(cursor.text)")
    else { return }
    begin(.p)
    write(.a, .link(address), .relation("next"), text: DeskWords.next)
    end()
  }
}
