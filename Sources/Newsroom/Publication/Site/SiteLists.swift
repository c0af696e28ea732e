import Digests
import Foundation
import JSON
import PlainText
import Syndication

/// The places of all lists of a site. A list is read one page at a time, so a change needs no more
/// than the pages that it concerns.
struct SiteLists {
  /// An article, or one of its corrections.
  struct Member: Hashable {
    let article: UUID
    let correction: Int?
  }

  /// What is known about a list.
  struct Contents {
    /// The number of places when the export began; nil if the list is new.
    let formerPlaces: Int?
    fileprivate(set) var places = 0
    /// The number of places that an article or a correction has.
    fileprivate(set) var members = 0
    /// Those that were read. The place of a member that has left the list stays empty, so that no
    /// other one moves.
    fileprivate var pages: [Int: [Member?]] = [:]
    /// The pages whose members have changed in any way.
    fileprivate(set) var changed: Set<Int> = []
  }

  private let read: (String) throws(Failure) -> [UInt8]?
  /// The lists that have changed.
  private(set) var contents: [SiteList: Contents] = [:]

  /// - Parameter read: Reads a file of the present site; nil if there is none.
  init(read: @escaping (String) throws(Failure) -> [UInt8]?) { self.read = read }

  /// Begins to change a list, even if none of its members changes.
  mutating func open(_ list: SiteList) throws(Failure) {
    guard contents[list] == nil else { return }
    let head = try read(Self.file(of: list, "head")).flatMap { JSONObject(state: $0) }
    var found = Contents(formerPlaces: head?.integer("places"))
    found.places = found.formerPlaces ?? 0
    found.members = head?.integer("members") ?? 0
    contents[list] = found
  }

  /// The number of the new place.
  mutating func append(_ member: Member, to list: SiteList) throws(Failure) -> Int {
    try open(list)
    let number = contents[list]!.places
    let page = number / SiteList.pageSize
    try load(page, of: list)
    contents[list]!.pages[page]!.append(member)
    contents[list]!.places += 1
    contents[list]!.members += 1
    contents[list]!.changed.insert(page)
    return number
  }

  /// What the list shows of a member has changed.
  mutating func touch(_ number: Int, of list: SiteList) throws(Failure) {
    try open(list)
    contents[list]!.changed.insert(number / SiteList.pageSize)
  }

  mutating func clear(_ number: Int, of list: SiteList) throws(Failure) {
    try touch(number, of: list)
    let page = number / SiteList.pageSize
    try load(page, of: list)
    let index = number % SiteList.pageSize
    guard contents[list]!.pages[page]!.indices.contains(index),
      contents[list]!.pages[page]![index] != nil
    else { return }
    contents[list]!.pages[page]![index] = nil
    contents[list]!.members -= 1
  }

  /// The members of some pages, newest first.
  mutating func members(_ pages: Range<Int>, of list: SiteList) throws(Failure) -> [Member] {
    try open(list)
    var members: [Member] = []
    for page in pages {
      try load(page, of: list)
      members += contents[list]!.pages[page]!.compactMap(\.self)
    }
    return members.reversed()
  }

  /// The files that store what has changed, and those of removed lists.
  func files() -> (written: [(file: String, bytes: [UInt8])], removed: [String]) {
    var written: [(file: String, bytes: [UInt8])] = []
    var removed: [String] = []
    for (list, content) in contents {
      let head = Self.file(of: list, "head")
      if content.members == 0 {
        guard let former = content.formerPlaces else { continue }
        removed.append(head)
        removed += Self.pages(former).map { Self.file(of: list, String($0)) }
      } else {
        let object: JSONObject = [
          "members": .integer(content.members), "places": .integer(content.places),
        ]
        written.append((head, object.bytes))
        for page in content.changed {
          guard let members = content.pages[page] else { continue }
          written.append((Self.file(of: list, String(page)), Self.bytes(of: members)))
        }
      }
    }
    return (written, removed)
  }

  private mutating func load(_ page: Int, of list: SiteList) throws(Failure) {
    guard contents[list]!.pages[page] == nil else { return }
    let bytes = try read(Self.file(of: list, String(page)))
    contents[list]!.pages[page] = bytes.map(Self.members) ?? []
  }

  private static func pages(_ places: Int) -> Range<Int> {
    0..<(places + SiteList.pageSize - 1) / SiteList.pageSize
  }

  /// Names may be personal data. A digest of the name is enough to find the file again.
  private static func file(of list: SiteList, _ name: String) -> String {
    let key = Digest(of: "\(list.kind) \(list.name ?? "")".utf8).description.prefix(32)
    return "\(SiteState.folder)/lists/\(key)/\(name)"
  }

  /// One line for each place: an id, perhaps with the number of a correction, or nothing.
  private static func bytes(of members: [Member?]) -> [UInt8] {
    let lines = members.map { member in
      member.map { "\($0.article.text)\($0.correction.map { " \($0)" } ?? "")" } ?? ""
    }
    return Array(lines.map { "\($0)\n" }.joined().utf8)
  }

  private static func members(of bytes: [UInt8]) -> [Member?] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { line in
        let parts = line.split(separator: " ")
        return parts.first.flatMap { UUID(uuidString: String($0)) }.map {
          Member(article: $0, correction: parts.count > 1 ? Int(parts[1]) : nil)
        }
      }
  }
}
