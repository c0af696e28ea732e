import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom

/// The revisions of an article, newest first. Two of them can be chosen to compare them.
struct RevisionTable {
  let article: UUID
  let rows: [RevisionRow]
  /// The revision that the public can read; nil for none.
  let live: Int?
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    let isComparable = rows.count > 1
    if isComparable {
      writer.begin(
        .form, HTMLAttribute.asking(DeskPath.article(article, "changes").address))
    }
    writer.begin(.div, .cssClass("table"), .focusable, .role("group"), .label(DeskWords.revisions))
    writer.begin(.table)
    writer.begin(.thead)
    writer.begin(.tr)
    let choices = isComparable ? [DeskWords.older, DeskWords.newer] : []
    for title in choices + [
      DeskWords.revision, DeskWords.savedByColumn, DeskWords.time,
      DeskWords.wordCount, DeskWords.state,
    ] {
      writer.write(.th, .columnHeading, text: title)
    }
    writer.end()
    writer.end()
    writer.begin(.tbody)
    for (index, row) in rows.enumerated() {
      write(row, index, hasChoices: isComparable, to: &writer)
    }
    writer.end()
    writer.end()
    writer.end()
    if isComparable {
      writer.begin(.p, .cssClass("actions"))
      writer.write(button: DeskWords.compare)
      writer.end()
      writer.end()
    }
  }

  private func write(
    _ row: RevisionRow, _ index: Int, hasChoices: Bool, to writer: inout HTMLWriter
  ) {
    writer.begin(.tr)
    if hasChoices {
      for (name, words, isChosen) in [
        ("from", DeskWords.olderRevision(row.revision), index == 1),
        ("to", DeskWords.newerRevision(row.revision), index == 0),
      ] {
        writer.begin(.td)
        writer.write(
          empty: .input,
          [.kind("radio"), .name(name), .value("\(row.revision)"), .label(words)]
            + (isChosen ? [.checked] : []))
        writer.end()
      }
    }
    writer.begin(.th, .rowHeading)
    let address = AddressQuery().adding("revision", "\(row.revision)")
      .address(of: DeskPath.article(article))
    writer.write(.a, .link(address), text: "\(row.revision)")
    writer.end()
    writer.write(.td, .direction("auto"), text: row.savedBy)
    writer.begin(.td)
    writer.write(row.savedAt, clock)
    writer.end()
    writer.write(.td, text: "\(row.wordCount)")
    writer.begin(.td)
    if row.revision == live {
      writer.write(.span, .cssClass("state published"), text: DeskWords.live)
      writer.write(" ")
    }
    if let name = row.approvedBy {
      writer.write(.span, .cssClass("state approved"), text: DeskWords.approved)
      writer.write(" \(name) ")
    }
    if let former = row.restoredFrom { writer.write(DeskWords.restored(former)) }
    writer.end()
    writer.end()
  }
}
