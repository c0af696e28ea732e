package import PostgreSQL

/// The terms of an article and their places, as PostgreSQL's `tsvector`.
package struct TermVector: Hashable, Sendable {
  /// In PostgreSQL's binary format.
  private let bytes: [UInt8]

  /// The part of the article in which a term is. A place is at most 16,383; later ones count as it.
  enum Weight: UInt16 {
    case body = 0x4000
    case standfirst = 0x8000
    case headline = 0xC000
  }

  static let mostPlaces = 256
  private static let lastPlace = 0x3FFF
  /// A vector holds a megabyte of terms and places.
  private static let mostBytes = 1_000_000

  static func entry(_ weight: Weight, at place: Int) -> UInt16 {
    weight.rawValue | UInt16(min(place, lastPlace))
  }

  static func place(of entry: UInt16) -> UInt16 { entry & UInt16(lastPlace) }

  struct Term {
    let text: String
    /// Its first place in the article.
    let first: Int
    /// In the order of their places, at most ``mostPlaces``.
    var entries: [UInt16]

    fileprivate var size: Int { text.utf8.count + 4 + 2 * entries.count }
  }

  /// - Parameter terms: Each term once. If they do not fit, those that begin last are left out.
  init(_ terms: [Term]) {
    let fitting = Self.fitting(terms)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fitting.count * 16)
    func append(_ number: UInt16) {
      bytes.append(UInt8(truncatingIfNeeded: number >> 8))
      bytes.append(UInt8(truncatingIfNeeded: number))
    }
    append(UInt16(truncatingIfNeeded: fitting.count >> 16))
    append(UInt16(truncatingIfNeeded: fitting.count))
    for term in fitting {
      bytes.append(contentsOf: term.text.utf8)
      bytes.append(0)
      append(UInt16(term.entries.count))
      for entry in term.entries { append(entry) }
    }
    self.bytes = bytes
  }

  private static func fitting(_ terms: [Term]) -> [Term] {
    var size = terms.reduce(0) { $0 + $1.size }
    guard size > mostBytes else { return terms }
    var kept = terms.sorted { ($0.first, $0.text) < ($1.first, $1.text) }
    while size > mostBytes { size -= kept.removeLast().size }
    return kept
  }

  /// The places of those terms that are wanted.
  func places(of isWanted: (String) -> Bool) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    var index = 4
    func number() -> Int {
      defer { index += 2 }
      return index + 1 < bytes.count ? Int(bytes[index]) << 8 | Int(bytes[index + 1]) : 0
    }
    while index < bytes.count, let end = bytes[index...].firstIndex(of: 0) {
      let text = String(decoding: bytes[index..<end], as: UTF8.self)
      index = end + 1
      let count = number()
      if isWanted(text) {
        places[text] = (0..<count).map { _ in number() & Self.lastPlace }
      } else {
        index += 2 * count
      }
    }
    return places
  }
}

extension TermVector: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .tsvector }
  package static var arrayOID: TypeOID { .tsvectorArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(contentsOf: self.bytes)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> TermVector {
    TermVector(bytes: try cell.rawBytes(of: .tsvector))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }
}
