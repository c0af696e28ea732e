import Editorial
import EditorialReadModels
import Foundation

// The parts of an article's JSON that are objects of their own. An absent value is written as null.

struct DatelineAnswer: Encodable {
  let place: String
  let date: String
  let source: String?

  init?(_ row: RevisionRow) {
    guard let place = row.datelinePlace, let date = row.datelineDate else { return nil }
    (self.place, self.date, self.source) = (place, date, row.datelineSource)
  }

  private enum Key: String, CodingKey {
    case place, date, source
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(place, forKey: .place)
    try container.encode(date, forKey: .date)
    try container.encode(source, forKey: .source)
  }
}

struct LeadImageAnswer: Encodable {
  let row: RevisionRow
  let uri: String

  init?(_ row: RevisionRow) {
    guard let uri = row.imageURI else { return nil }
    (self.row, self.uri) = (row, uri)
  }

  private enum Key: String, CodingKey {
    case uri, caption, alt, credit
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(uri, forKey: .uri)
    try container.encode(row.imageCaption, forKey: .caption)
    try container.encode(row.imageAlt, forKey: .alt)
    try container.encode(row.imageCredit, forKey: .credit)
  }
}

struct CorrectionAnswer: Encodable {
  let kind: String
  let notice: String
  let revision: Int
  let publishedBy: String
  let publishedAt: String

  init(_ row: CorrectionRow) {
    kind = row.kind
    notice = row.notice
    revision = row.revision
    publishedBy = row.publishedBy
    publishedAt = row.publishedAt.timestamp
  }
}
