import Editorial
import EditorialReadModels
import EventSourcing
import Foundation

@testable import PostgreSQL
@testable import PostgresEventStore

/// The log of one article, written without Galley. Each line is an event: the name of its type, a
/// space and its payload. Any event is folded, decided on and written as rows, or else it stops its
/// own stream.
enum StoryTarget {
  private static let codec = ArticleEventCodec()
  private static let people = ["eva", "anna", "adam"]
  private static let article = StreamName.article(UUID())

  static func check(_ bytes: UnsafeRawBufferPointer) {
    let events = events(bytes)
    for model in ReadModels.ofArticles { checkRows(of: events, in: model) }
    var state = Article.initialState
    for event in events { Article.evolve(&state, by: event) }
    for role in Role.allCases { decideAll(on: state, as: role) }
  }

  private static func events(
    _ bytes: UnsafeRawBufferPointer
  ) -> [RecordedEvent<ArticleEvent>] {
    var events: [RecordedEvent<ArticleEvent>] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(40) {
      let end = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
      let payload = line[min(end + 1, line.endIndex)...]
      let decoded = try? codec.decode(
        type: UnsafeRawBufferPointer(rebasing: line[..<end]), schemaVersion: 1,
        payload: UnsafeRawBufferPointer(rebasing: payload))
      guard let event = decoded else { continue }
      let version = events.count + 1
      events.append(
        RecordedEvent(
          position: Int64(version), stream: article, version: version, id: UUID(), event: event,
          actor: people[version % people.count], commandID: UUID(),
          recordedAt: Date(timeIntervalSince1970: 1_795_392_000 + Double(version) * 60)))
    }
    return events
  }

  private static func checkRows<P: Projection<ArticleEvent>>(
    of events: [RecordedEvent<ArticleEvent>], in model: P.Type
  ) {
    let buffers = model.tables.map { _ in CopyBuffer() }
    do {
      _ = try model.replay(events, into: buffers)
    } catch {
      require(false, "a decoded event can be written as rows", "\(model.name): \(error)")
    }
    for (table, buffer) in zip(model.tables, buffers) {
      do {
        try checkKeys(in: buffer, of: table.outline)
      } catch {
        require(false, "rows that were written can be read", "\(model.name): \(error)")
      }
    }
  }

  private static func checkKeys(in buffer: CopyBuffer, of outline: TableOutline) throws {
    let key = outline.columns.firstIndex { $0 == outline.ordinalColumn }
    var keys: Set<Int> = []
    var reader = CopyReader()
    try CopyFormat.header.withUnsafeBytes { try reader.read($0) { _ in } }
    try reader.read(buffer.bytes) { row in
      require(row.count == outline.columns.count, "a row has its table's columns")
      let isNew = keys.insert(try key.map { try row.value(at: $0) } ?? 0).inserted
      require(isNew, "no two rows have the same key", outline.name)
    }
  }

  private static func decideAll(on state: ArticleState, as role: Role) {
    let context = DeskContext(
      actor: Actor(name: people[0], role: role), now: Date(timeIntervalSince1970: 1_795_500_000))
    guard let digest = state.current?.digest, let content = state.current?.content,
      let slug = Slug("another-slug")
    else { return }
    let commands: [ArticleCommand] = [
      .draft(slug: slug, content: content), .revise(base: 1, content: content),
      .restore(revision: 1), .submit, .withdraw, .requestChanges(reason: "r"),
      .approve(digest: digest), .schedule(at: context.now + 60, zone: "UTC"), .unschedule,
      .publish, .publishDue, .correct(kind: .correction, notice: "n"),
      .correct(
        kind: .refile, notice: "n", check: TypographicalCheck(former: digest, new: digest)),
      .unpublish(reason: "r"),
      .kill(reason: "r", notice: "n"), .embargo(until: context.now + 60),
      .liftEmbargo(reason: "r"), .rename(to: slug), .assign(to: "eva", due: nil), .note(digest),
      .spike(reason: "r"), .unspike, .hold(reason: "r", notice: "n"), .liftHold(reason: nil),
      .scheduleUnpublication(Expiry(at: context.now + 90, zone: "UTC")), .cancelUnpublication,
      .unpublishDue, .setReplyPolicy(.open),
    ]
    for command in commands {
      do throws(ArticleRejection) {
        _ = try Article.decide(command, on: state, in: context)
      } catch {
        require(!error.description.isEmpty, "a refusal has its sentence")
      }
    }
  }
}
