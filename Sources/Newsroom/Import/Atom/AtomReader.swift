import PlainText
import XML

/// Reads a feed or an entry of Atom (RFC 4287) in constant memory, except for the largest entry.
struct AtomReader {
  enum Part {
    /// An entry, with its number in the file, from 1.
    case entry(AtomEntry, number: Int)
    /// An entry that is gone (RFC 6721).
    case deleted
    /// An author of entries that name none.
    case author(String)
    case language(String)
    /// The feed has an `xml:base`.
    case base
  }

  static let namespace = "http://www.w3.org/2005/Atom"
  private static let tombstones = "http://purl.org/atompub/tombstones/1.0"

  let input: NamedInput
  private let xml: XMLReader
  private let limit: Int
  /// Whether the element around the entries is open.
  private var isInFeed = false
  private var isDone = false
  private var count = 0
  private var pending: [Part] = []

  /// - Parameter limit: The most bytes of the texts of an entry.
  init(opening path: String, limit: Int) throws(Failure) {
    input = try NamedInput(opening: path)
    self.limit = limit
    xml = try XMLReader(reading: input, limit: limit)
  }

  /// - Throws: ``Failure`` if the file is neither a feed nor an entry, or is malformed.
  mutating func next() throws(Failure) -> Part? {
    do throws(XMLProblem) {
      loop: while pending.isEmpty, let event = try xml.next() {
        switch event {
        case .start(let element):
          guard isInFeed || Self.isRoot(element) else { break loop }
          try read(element)
        case .end: (isInFeed, isDone) = (false, true)
        case .text, .comment: break
        }
      }
    } catch {
      throw error.failure(in: input.name)
    }
    if !pending.isEmpty { return pending.removeFirst() }
    guard isDone else {
      throw Failure(.invalid, "\(input.name) is neither a feed nor an entry of Atom")
    }
    return nil
  }

  private static func isRoot(_ element: MarkupElement) -> Bool {
    switch element.namespace {
    case namespace: ["feed", "entry"].contains(element.name)
    case tombstones: element.name == "deleted-entry"
    default: false
    }
  }

  private mutating func read(_ element: MarkupElement) throws(XMLProblem) {
    let isAtom = element.namespace == Self.namespace
    switch element.name {
    case "feed" where isAtom && !isInFeed:
      isInFeed = true
      if let language = element.attributes["lang"] { pending.append(.language(language)) }
      if element.attributes["base"] != nil { pending.append(.base) }
    case "entry" where isAtom:
      let entry = try readEntry(element)
      count += 1
      pending.append(.entry(entry, number: count))
      if !isInFeed { isDone = true }
    case "deleted-entry" where element.namespace == Self.tombstones:
      pending.append(.deleted)
      _ = try pieces()
      if !isInFeed { isDone = true }
    case "author" where isAtom && isInFeed:
      if case .person(let name?) = try person() { pending.append(.author(name)) }
    default: _ = try pieces()
    }
  }

  private mutating func readEntry(_ element: MarkupElement) throws(XMLProblem) -> AtomEntry {
    var entry = AtomEntry()
    entry.language = element.attributes["lang"]
    if element.attributes["base"] != nil { entry.noteBase() }
    var bytes = 0
    while let event = try xml.next() {
      guard case .start(let child) = event else {
        if event == .end { return entry }
        continue
      }
      switch child.name {
      case "title", "summary", "content":
        let text = try pieces()
        if child.name == "content" { entry.language = child.attributes["lang"] ?? entry.language }
        bytes += text.reduce(0) { $0 + $1.byteCount }
        try require(byteCount: bytes)
        entry.add(child, .text(AtomText(child, text)))
      case "author": entry.add(child, try person())
      default: entry.add(child, Self.words(in: try pieces()))
      }
    }
    return entry
  }

  /// What the element that was read last contains, up to its end.
  private func pieces() throws(XMLProblem) -> [MarkupEvent] {
    var pieces: [MarkupEvent] = []
    var (depth, bytes) = (0, 0)
    while let event = try xml.next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text, .comment: break
      }
      if depth < 0 { break }
      bytes += event.byteCount
      try require(byteCount: bytes)
      guard depth <= HTMLReader.maximumDepth else {
        throw XMLProblem(.tooDeep(limit: HTMLReader.maximumDepth), line: xml.line)
      }
      pieces.append(event)
    }
    return pieces
  }

  private func require(byteCount: Int) throws(XMLProblem) {
    guard byteCount <= limit else { throw XMLProblem(.tooLong(limit: limit), line: xml.line) }
  }

  /// The name of a person, up to the end of the element.
  private func person() throws(XMLProblem) -> AtomEntry.Part {
    var (isName, depth, name) = (false, 0, "")
    for piece in try pieces() {
      switch piece {
      case .start(let element):
        depth += 1
        if depth == 1 { isName = element.name == "name" }
      case .end: depth -= 1
      case .text(let text): if isName, depth == 1 { name += text }
      case .comment: break
      }
    }
    return .person(name: name.trimmed.isEmpty ? nil : name.trimmed)
  }

  private static func words(in pieces: [MarkupEvent]) -> AtomEntry.Part {
    var words = ""
    for piece in pieces {
      switch piece {
      case .text(let text): words += text
      case .comment: break
      case .start, .end: return .none
      }
    }
    return .words(words.trimmed)
  }
}

extension MarkupEvent {
  /// An estimate of its size in memory.
  fileprivate var byteCount: Int {
    switch self {
    case .text(let text), .comment(let text): text.utf8.count
    case .start(let element): 16 + element.attributes.values.reduce(0) { $0 + $1.utf8.count }
    case .end: 1
    }
  }
}
