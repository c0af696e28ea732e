import Editorial
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// What 'reply', 'agenda' and 'show' say about the replies of readers.
@Suite(.database) struct ReplyCommandsTests {
  private let office = Office()

  /// Records two replies to the article of the office.
  private func receive() async throws {
    let desk = try await Newsroom.open(
      .shared(url: office.database.settings.with(user: "galley_desk").description),
      isCreating: false)
    let id = try #require(
      UUID(uuidString: try await office.object("show", "harbour-lamp")["id"] as? String ?? ""))
    for text in ["It was lit at six.", "It was lit at seven."] {
      try await desk.receive(try ReplyWords(name: "Mara", text: text), to: id, from: UUID())
    }
    await desk.close()
  }

  @Test func `replies wait with their number and age until somebody decides`() async throws {
    try await office.publish()
    #expect(try await office.run("agenda", "--only", "replies", as: "eva").stdout == "")
    #expect(
      try await office.text("reply", "open", "harbour-lamp", as: "eva")
        == "Replies to harbour-lamp are now open\n")
    try await receive()
    let agenda = try await office.text("agenda", "--only", "replies", as: "eva")
    #expect(agenda.hasPrefix("Replies of readers\nWAITING  OLDEST"), "\(agenda)")
    #expect(agenda.contains("\n2        "), "\(agenda)")
    let waiting = try #require(
      try await office.object("agenda", "--only", "replies")["replies"] as? [String: Any])
    #expect(waiting["number"] as? Int == 2)
    #expect(
      try await office.text("show", "harbour-lamp").contains("\nreplies    2 waiting, open\n"))
    let list = try await office.text("reply", "list", as: "eva")
    let references = list.matches(of: /@[0-9]+/).map { String($0.0) }
    try #require(references.count == 2, "\(list)")
    _ = try await office.text("reply", "approve", references[0], as: "eva")
    _ = try await office.text("reply", "answer", references[0], "Thank you.", as: "eva")
    #expect(try await office.run("reply", "approve", references[1], as: "otto").exitCode == 77)
    let shown = try await office.text("show", "harbour-lamp")
    #expect(shown.contains("\nreplies    1 approved, 1 waiting, open\n"), "\(shown)")
  }
}
