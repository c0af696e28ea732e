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
      case .unknownFilter(let filter):
        write(
          .p, .cssClass("problem"), .role("status"), .direction("auto"),
          text: DeskWords.unknown(filter.field.rawValue, filter.name, similar: filter.similar))
      default: break
      }
    }
  }

  /// Links to the next page of a list, and to its first one.
  ///
  /// - Parameters:
  ///   - cursor: Nil on the last page.
  ///   - query: The filters of the list.
  mutating func write(
    next cursor: String?, of path: DeskPath, _ query: AddressQuery = AddressQuery(), isFirst: Bool
  ) {
    guard cursor != nil || !isFirst else { return }
    begin(.p, .cssClass("actions"))
    if let cursor {
      write(
        .a, .link(query.adding("after", cursor).address(of: path)), .relation("next"),
        text: DeskWords.next)
    }
    if !isFirst { write(.a, .link(query.address(of: path)), text: DeskWords.firstPage) }
    end()
  }
}
