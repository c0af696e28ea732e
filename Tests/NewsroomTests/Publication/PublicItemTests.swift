import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom
import PostgreSQL
import Synchronization
import Syndication
import TestSupport
import Testing

/// What leaves the newsroom.
@Suite(.database) struct PublicItemTests {
  let database = TestDatabase.current

  /// The document, and what was written.
  private func export(
    _ selection: PublicSelection, as format: SyndicationFormat = .ninjs, asOf: AsOf? = nil,
    by member: Member
  ) async throws -> (text: String, summary: SyndicationSummary) {
    let pieces = Mutex<[UInt8]>([])
    let answer = try await member.syndicate(selection, as: format, asOf: asOf) { bytes in
      pieces.withLock { $0 += bytes }
    }
    return (String(decoding: pieces.withLock(\.self), as: UTF8.self), answer.value)
  }

  /// Each item of a ninjs document: its slug and its status, such as `ferry usable`.
  private func states(
    _ selection: PublicSelection, asOf: AsOf? = nil, by member: Member
  ) async throws -> [String] {
    try await export(selection, asOf: asOf, by: member).text.split(separator: "\n").map { line in
      let text = String(line)
      let slug = try #require(text.firstMatch(of: /"slugline":"([^"]+)"/))
      let state = try #require(text.firstMatch(of: /"pubStatus":"([a-z]+)"/))
      return "\(slug.1) \(state.1)"
    }
  }

  @Test func `only a live text leaves the newsroom`() async throws {
    let library = try await Library(in: database)
    // Each text that must not leave contains this word.
    let secret = "qzvsecretq"
    try await library.draft("drafted", body: secret)
    let submitted = try await library.draft("submitted", body: secret)
    _ = try await library.eva.perform(.submit, on: submitted)
    let approved = try await library.draft("approved", body: secret)
    _ = try await library.eva.perform(.submit, on: approved)
    _ = try await library.anna.approve(approved)
    let scheduled = try await library.draft("scheduled", body: secret)
    _ = try await library.eva.perform(.submit, on: scheduled)
    _ = try await library.anna.approve(scheduled)
    _ = try await library.anna.perform(
      .schedule(at: Date() + 86_400, zone: "UTC"), on: scheduled)
    let spiked = try await library.draft("spiked", body: secret)
    _ = try await library.anna.perform(.spike(reason: "Not ours"), on: spiked)
    for slug in ["unpublished", "killed", "held", "erased", "updated"] {
      let id = try await library.draft(slug, body: slug == "updated" ? "Public." : secret)
      try await library.publish(id)
      switch slug {
      case "unpublished": _ = try await library.anna.perform(.unpublish(reason: "Wrong"), on: id)
      case "killed":
        _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: id)
      case "held":
        _ = try await library.anna.perform(.hold(reason: secret, notice: "We check it."), on: id)
      case "erased": try await library.erase(id)
      default:
        let article = WrittenArticle(content: .sample(), body: secret)
        _ = try await library.eva.revise(id, to: article)
      }
    }

    let published = ["unpublished", "killed", "held", "erased", "updated"]
    let eva = try await library.memberOfPublisher()
    let scopes: [PublicSelection.Scope] = [
      .live, .changed(after: 0), .changedSince(Date() - 3_600), .articles(published),
    ]
    for format in SyndicationFormat.allCases {
      for scope in scopes {
        let text = try await export(PublicSelection(scope), as: format, by: eva).text
        #expect(!text.contains(secret), "\(format) \(scope)")
        #expect(text.contains(format == .sitemap ? "/articles/updated/" : "Public."))
      }
      let folder = TemporaryFolder()
      guard format.layout != .document else { continue }
      _ = try await eva.syndicate(
        PublicSelection(.changed(after: 0)), as: format, inFolder: folder.path, pageSize: 2)
      let files = try folder.files()
      #expect(!files.isEmpty && !files.values.contains { $0.contains(secret) })
    }
    await eva.close()
    #expect(
      try await states(PublicSelection(.changed(after: 0)), by: library.eva)
        == [
          "unpublished canceled", "killed canceled", "held withheld", "erased canceled",
          "updated usable",
        ])
    await library.close()
  }

  @Test func `an export continues after the last change of the former one`() async throws {
    let library = try await Library(in: database)
    let first = try await library.draft("first", body: "One.")
    let second = try await library.draft("second", body: "Two.")
    try await library.publish(first)
    let former = try await export(PublicSelection(), by: library.eva).summary
    #expect(former.items == 1)
    let rest = PublicSelection(.changed(after: former.position))
    #expect(try await states(rest, by: library.eva) == [])
    #expect(try await export(rest, by: library.eva).summary.position == former.position)

    try await library.publish(second)
    _ = try await library.anna.perform(.rename(to: .sample("renamed")), on: first)
    #expect(try await states(rest, by: library.eva) == ["second usable", "renamed usable"])
    // A draft changes nothing for the public.
    let now = try await export(rest, by: library.eva).summary
    _ = try await library.eva.revise(
      second, to: WrittenArticle(content: .sample(), body: "Another."))
    #expect(
      try await states(PublicSelection(.changed(after: now.position)), by: library.eva) == [])
    await library.close()
  }

  @Test func `a hold withholds the text, and lifting it is not a new edition`() async throws {
    let library = try await Library(in: database)
    let ferry = try await library.draft("ferry", body: "One.")
    try await library.publish(ferry)
    let former = try await export(PublicSelection(), by: library.eva)
    let rest = PublicSelection(.changed(after: former.summary.position))
    _ = try await library.anna.perform(
      .hold(reason: "Disputed", notice: "We check it."), on: ferry)
    #expect(try await states(rest, by: library.eva) == ["ferry withheld"])
    #expect(try await export(rest, by: library.eva).text.contains("We check it."))
    #expect(try await states(PublicSelection(), by: library.eva) == [])
    let held = try await library.eva.show("ferry").value
    #expect(held.board.publicationState == .held && held.live == nil)
    #expect(held.board.hold?.reason == "Disputed")
    #expect(held.publication?.holdNotice == "We check it.")

    _ = try await library.anna.perform(.liftHold(reason: nil), on: ferry)
    let lifted = try await library.eva.show("ferry").value.publication
    #expect(lifted?.edition == held.publication?.edition)
    #expect(lifted?.lastPublishedAt == held.publication?.lastPublishedAt)
    #expect(lifted?.holdNotice == nil)
    let intervals = try await library.eva.intervals("ferry").value.map(\.row)
    #expect(intervals.map(\.revision) == [1, 1])
    #expect(intervals.map { $0.liveUntil == nil } == [false, true])
    await library.close()
  }

  @Test func `a position after the end of the log is refused`() async throws {
    let anna = try await database.member(as: "anna")
    let failure = await #expect(throws: Failure.self) {
      try await anna.syndicate(PublicSelection(.changed(after: 99)), as: .ninjs) { _ in }
    }
    #expect(failure?.kind == .unacceptable)
    await anna.close()
  }

  @Test func `an article that was never published is refused before anything is written`()
    async throws
  {
    let library = try await Library(in: database)
    try await library.publish(try await library.draft("live", body: "One."))
    try await library.draft("unborn", body: "Two.")
    for (reference, kind) in [("unborn", Failure.Kind.refused), ("nobody", .notFound)] {
      let written = Mutex(0)
      let failure = await #expect(throws: Failure.self) {
        try await library.eva.syndicate(
          PublicSelection(.articles(["live", reference])), as: .ninjs
        ) { bytes in written.withLock { $0 += bytes.count } }
      }
      #expect(failure?.kind == kind)
      #expect(written.withLock(\.self) == 0)
    }
    await library.close()
  }

  @Test func `the publisher is the one that the settings name`() async throws {
    let library = try await Library(in: database)
    try await library.publish(try await library.draft("live", body: "One."))
    for (key, value) in [
      (SettingKey.publisherName, "The Harbour Post"),
      (.publisherURL, "https://post.example/"),
      (.corrections, "https://post.example/corrections"),
    ] {
      _ = try await library.anna.set(key, to: [value])
    }
    // The settings are those of the beginning of a session.
    let eva = try await database.member(as: "eva")
    let text = try await export(PublicSelection(), as: .jsonLD, by: eva).text
    #expect(text.contains("\"name\":\"The Harbour Post\""))
    #expect(text.contains("\"url\":\"https://post.example/articles/live/\""))
    #expect(text.contains("\"correctionsPolicy\":\"https://post.example/corrections\""))
    await eva.close()
    await library.close()
  }

  @Test func `a section, a keyword or a past moment narrows the export`() async throws {
    let library = try await Library(in: database)
    let ferry = try await library.draft("ferry", body: "One.", section: "Islands")
    try await library.publish(ferry)
    try await library.publish(try await library.draft("chess", body: "Two.", section: "Sport"))
    let moment: Int64 = try await database.session().value("SELECT galley.last_position()")
    _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: ferry)

    let islands = PublicSelection(section: "Islands")
    #expect(try await states(islands, by: library.anna) == [])
    #expect(
      try await states(islands, asOf: .position(moment), by: library.anna) == ["ferry usable"])
    #expect(
      try await states(PublicSelection(section: "Sport"), by: library.eva) == ["chess usable"])
    #expect(try await states(PublicSelection(keyword: "none"), by: library.eva) == [])
    await library.close()
  }

  @Test func `a document that names the site is refused without one`() async throws {
    let library = try await Library(in: database)
    try await library.publish(try await library.draft("live", body: "One."))
    for format in [SyndicationFormat.rss, .sitemap] {
      let failure = await #expect(throws: Failure.self) {
        try await export(PublicSelection(), as: format, by: library.eva)
      }
      #expect(failure?.kind == .unacceptable)
      #expect(failure?.remedies == [.setSetting(.publisherURL)])
    }
    await library.close()
  }

  @Test func `a format that needs an article is refused without one`() async throws {
    let library = try await Library(in: database)
    let eva = try await library.memberOfPublisher()
    for format in SyndicationFormat.allCases where format.needsItems {
      let failure = await #expect(throws: Failure.self) {
        try await export(PublicSelection(), as: format, by: eva)
      }
      #expect(failure?.kind == .refused)
    }
    #expect(try await export(PublicSelection(), as: .atom, by: eva).summary.items == 0)
    await eva.close()
    await library.close()
  }

  @Test func `what changed since a time continues with the changes after it`() async throws {
    let library = try await Library(in: database)
    try await library.publish(try await library.draft("first", body: "One."))
    let start = Date()
    let none = try await export(PublicSelection(.changedSince(start)), by: library.eva)
    #expect(none.text == "")
    let first = try await export(PublicSelection(), by: library.eva).summary
    #expect(none.summary.position == first.position)

    try await library.publish(try await library.draft("second", body: "Two."))
    let since = PublicSelection(.changedSince(start))
    #expect(try await states(since, by: library.eva) == ["second usable"])
    let rest = PublicSelection(
      .changed(after: try await export(since, by: library.eva).summary.position))
    #expect(try await states(rest, by: library.eva) == [])
    await library.close()
  }

  @Test func `tombstones come before entries, and only in an export of changes`() async throws {
    let library = try await Library(in: database)
    let killed = try await library.draft("killed", body: "One.")
    try await library.publish(try await library.draft("live", body: "Two."))
    try await library.publish(killed)
    _ = try await library.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: killed)

    func elements(_ scope: PublicSelection.Scope) async throws -> [Substring] {
      try await export(PublicSelection(scope), as: .atom, by: library.eva).text
        .matches(of: /<(at:deleted-entry|entry|fh:complete)[ \/]/).map(\.1)
    }
    #expect(try await elements(.live) == ["fh:complete", "entry"])
    let all: [Substring] = ["at:deleted-entry", "entry"]
    #expect(try await elements(.changed(after: 0)) == all)
    #expect(try await elements(.articles(["live", "killed"])) == all)
    let summary = try await export(
      PublicSelection(.changed(after: 0)), as: .atom, by: library.eva
    ).summary
    #expect(summary.items == 2 && summary.leftOut == 0)
    await library.close()
  }
}
