import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct RecordingRightsTests {
  let database = TestDatabase.current

  /// The types that only an admin may record, by the table of commands.
  private let adminTypes: Set<StoredEventType> = [
    .changesRequested, .approved, .publicationScheduled, .scheduleCancelled, .published,
    .publicationFailed, .correctionPublished, .refiled, .unpublished, .killed, .embargoLifted,
    .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
    .textErased, .imported, .publicationImported, .correctionImported,
  ]

  /// Records the events that an event of the type requires, by eva and with an approval by adam.
  ///
  /// - Returns: The version of the stream.
  private func prepare(for type: StoredEventType, in stream: UUID) async throws -> Int {
    let digest = Content.sample().digest
    let events: [ArticleEvent] = [
      .sampleDraft("slug-\(stream.uuidString.lowercased())"), .sampleRevision(2),
      .submitted(revision: 2, digest: digest), .approved(revision: 2, digest: digest),
    ]
    let count =
      switch type {
      case .drafted, .imported: 0
      case .revised: 1
      case .submitted: 2
      case .publicationScheduled, .published, .correctionPublished, .refiled: 4
      default: 3
      }
    for (version, event) in events.prefix(count).enumerated() {
      let person = event.storedType == .approved ? "adam" : "eva"
      try await database.record([event], in: stream, expected: .exactly(version), as: person)
    }
    return count
  }

  @Test func `an editor may record the types of editors, and none of the types of admins`()
    async throws
  {
    for event in ArticleEvent.everyType {
      let type = event.storedType
      let stream = UUID()
      let version = try await prepare(for: type, in: stream)
      if adminTypes.contains(type) {
        await #expect(throws: AppendError.notPermitted(type: type.rawValue), "\(type)") {
          try await database.record([event], in: stream, expected: .exactly(version), as: "eva")
        }
      } else {
        try await database.record([event], in: stream, expected: .exactly(version), as: "eva")
      }
    }
  }

  /// An export carries one text with each event.
  @Test func `no event cites more than one text`() async throws {
    let most: Int32 = try await database.value(
      "SELECT max(cardinality(texts)) FROM galley.event_types")
    #expect(most == 1)
  }

  @Test func `a type of admins is refused anywhere in an append`() async throws {
    await #expect(throws: AppendError.notPermitted(type: "ArticleKilled")) {
      try await database.record(
        [.sampleDraft("wall"), .killed(reason: "spite", notice: "gone")], as: "eva")
    }
    #expect(try await database.eventCount == 0)
  }

  @Test func `an admin may record every type`() async throws {
    let firsts = ArticleEvent.everyType.filter { [.drafted, .imported].contains($0.storedType) }
    // An imported publication is in one append with its text.
    let alone: [StoredEventType] = [.publicationImported, .correctionImported]
    for event in ArticleEvent.everyType
    where !firsts.contains(event) && !alone.contains(event.storedType) {
      let stream = UUID()
      let version = try await prepare(for: event.storedType, in: stream)
      try await database.record([event], in: stream, expected: .exactly(version), as: "anna")
    }
    try await database.record([.sampleDraft("drafted")], as: "anna")
    let imports = ArticleEvent.everyType.filter {
      alone.contains($0.storedType) || $0.storedType == .imported
    }
    #expect(imports.count == 3)
    try await database.record(imports, as: "anna")
  }

  @Test func `the database knows exactly the event types of the desk`() async throws {
    let types: [String] = try await database.value(
      "SELECT array_agg(type) FROM galley.event_types WHERE category = 'article'")
    #expect(Set(types) == Set(StoredEventType.allCases.map(\.rawValue)))
    #expect(ArticleEvent.everyType.map(\.storedType) == StoredEventType.allCases)
    let others: [String] = try await database.value(
      "SELECT array_agg(type) FROM galley.event_types WHERE category <> 'article'")
    #expect(Set(others) == Set(["SettingChanged"] + StoredReplyType.allCases.map(\.rawValue)))
  }

  @Test func `an auditor may record nothing`() async throws {
    for event in ArticleEvent.everyType {
      await #expect(throws: AppendError.notPermitted(type: event.storedType.rawValue)) {
        try await database.record([event], as: "otto")
      }
    }
  }

  @Test func `a superuser is not a user of the newsroom, even in another person's role`()
    async throws
  {
    let superuser = try await database.session()
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await superuser.append([.sampleDraft("wall")])
    }
    try await superuser.run("SET ROLE anna")
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await superuser.append([.sampleDraft("wall")])
    }
    #expect(try await database.eventCount == 0)
  }

  @Test func `a person who becomes a superuser is no longer a user of the newsroom`() async throws {
    let login = database.newLogin("nora")
    let superuser = try await database.session()
    try await superuser.run(
      "SELECT galley.add_user(session_user, '\(login)', 'admin'); ALTER ROLE \(login) SUPERUSER")
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await database.record([.sampleDraft("wall")], as: login)
    }
    try await superuser.run("ALTER ROLE \(login) NOSUPERUSER")
    try await database.record([.sampleDraft("wall")], as: login)
  }

  @Test func `a login that was not added to the newsroom may record nothing`() async throws {
    let stranger = database.newLogin("stranger")
    try await database.session().run("CREATE ROLE \(stranger) LOGIN")
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await database.record([.sampleDraft("wall")], as: stranger)
    }
  }

  @Test func `a member of the newsroom's role whom this newsroom does not know may record nothing`()
    async throws
  {
    let stranger = database.newLogin("neighbour")
    try await database.session().run(
      "CREATE ROLE \(stranger) LOGIN IN ROLE \"\(database.memberRole)\"")
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await database.record([.sampleDraft("wall")], as: stranger)
    }
  }

  @Test(arguments: [("article", "ArticleInvented"), ("invoice", "ArticleDrafted")])
  func `a type that the category does not have is refused, even for an admin`(
    category: String, type: String
  ) async throws {
    let anna = try await database.session(as: "anna")
    let error = await #expect(throws: PostgresError.self) {
      try await anna.run(
        """
        SELECT galley.append(session_user, '\(category)', gen_random_uuid(), 0, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'),
          gen_random_uuid(), NULL, '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{\(type)}', '{1}',
          ARRAY['{"slug": "wall"}'], '{}', '{}', '{}')
        """)
    }
    #expect(error?.sqlState == .insufficientPrivilege)
    #expect(error?.column == type)
  }
}
