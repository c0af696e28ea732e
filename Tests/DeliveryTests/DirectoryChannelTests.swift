import Delivery
import Editorial
import Foundation
import Newsroom
import Syndication
import TestSupport
import Testing

/// Files of a destination.
struct DirectoryChannelTests {
  private let root: String

  init() throws { root = try ScratchDirectory.make("delivery") }

  private func parcel(_ state: PublicItem.State, _ body: String) -> Parcel {
    Parcel(
      .sample(state), event: UUID(), change: 1, format: .ninjs, body: Array(body.utf8))
  }

  private func channel(_ path: String) throws -> DirectoryChannel {
    DirectoryChannel(root: root, path: try #require(DirectoryPath(path)))
  }

  private func contents(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)").sorted()
  }

  @Test func `an article has one file, which a tombstone replaces`() async throws {
    let channel = try channel("wire/ninjs")
    let text = parcel(.withdrawn, "text")
    _ = try await channel.deliver(text)
    _ = try await channel.deliver(parcel(.killed(notice: "Gone."), "gone"))
    #expect(try contents("wire/ninjs") == [text.fileName])
    #expect(
      try String(contentsOfFile: "\(root)/wire/ninjs/\(text.fileName)", encoding: .utf8) == "gone")
    try FileManager.default.removeItem(atPath: root)
  }

  @Test func `a write that was cancelled puts no text back`() async throws {
    let (channel, text) = (try channel("wire"), parcel(.withdrawn, "text"))
    let other = try OtherWorker(root, "wire", text.fileName)
    let writing = Task { try await channel.deliver(text) }
    try await other.waitUntilAwaited()
    writing.cancel()
    try other.write("gone")
    other.end()
    await #expect(throws: DeliveryFailure.self) { try await writing.value }
    #expect(try other.contents() == "gone")
    #expect(try contents("wire") == [text.fileName])
    try FileManager.default.removeItem(atPath: root)
  }

  @Test func `a tombstone follows a write of another worker that has not ended`() async throws {
    let (channel, gone) = (try channel("wire"), parcel(.killed(notice: "Gone."), "gone"))
    let other = try OtherWorker(root, "wire", gone.fileName)
    let writing = Task { try await channel.deliver(gone) }
    try await other.waitUntilAwaited()
    try other.write("text")
    other.end()
    _ = try await writing.value
    #expect(try other.contents() == "gone")
    #expect(try contents("wire") == [gone.fileName])
    try FileManager.default.removeItem(atPath: root)
  }

  @Test func `no link is followed`() async throws {
    let outside = "\(root)-outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: false)
    try "kept".write(toFile: "\(outside)/file", atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/link", withDestinationPath: outside)
    let failure = await #expect(throws: DeliveryFailure.self) {
      try await channel("link").deliver(parcel(.withdrawn, "text"))
    }
    #expect(failure?.reason == "cannot open link: it is a link, or not a directory")
    #expect(failure?.mayHaveArrived == false)
    // A link in the place of the file is replaced, and its target stays.
    let text = parcel(.withdrawn, "text")
    try FileManager.default.createDirectory(
      atPath: "\(root)/wire", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/wire/\(text.fileName)", withDestinationPath: "\(outside)/file")
    _ = try await channel("wire").deliver(text)
    #expect(try String(contentsOfFile: "\(outside)/file", encoding: .utf8) == "kept")
    #expect(try contents("wire") == [text.fileName])
    for path in [root, outside] { try FileManager.default.removeItem(atPath: path) }
  }

  @Test func `a file that cannot be written leaves the former one and no remains`() async throws {
    let channel = try channel("wire")
    let text = parcel(.withdrawn, "text")
    // A directory has the file's name.
    try FileManager.default.createDirectory(
      atPath: "\(root)/wire/\(text.fileName)", withIntermediateDirectories: true)
    let failure = await #expect(throws: DeliveryFailure.self) {
      try await channel.deliver(text)
    }
    #expect(failure?.reason.hasPrefix("cannot replace \(text.fileName) in wire") == true)
    #expect(try contents("wire") == [text.fileName])
    try FileManager.default.removeItem(atPath: root)
  }

  @Test func `without a root or a secret, the machine says what it lacks`() throws {
    let channels = DeliveryChannels(
      root: nil, environment: [:])
    let destination = Destination(
      id: 1, name: "files", channel: .directory, address: "files", format: .ninjs, rate: 1,
      inFlight: 1, state: .active, addedBy: "anna", addedAt: Date())
    let failure = #expect(throws: DeliveryFailure.self) { try channels.channel(to: destination) }
    #expect(failure?.reason == "no delivery root is set; name it in GALLEY_DELIVERY_ROOT")
    let secrets = DeliverySecrets(environment: ["EMPTY": " ", "KEY": " key\n"])
    #expect(try secrets.read(.variable("KEY")) == "key")
    for (secret, words) in [
      (DestinationSecret.variable("NONE"), "the variable NONE is not set"),
      (.variable("EMPTY"), "the variable EMPTY is empty"),
      (.file("\(root)/none"), "there is no file \(root)/none"),
    ] {
      let failure = #expect(throws: DeliveryFailure.self) { try secrets.read(secret) }
      #expect(failure?.reason == words)
    }
    let open = "\(root)/open.key"
    try "key".write(toFile: open, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open)
    let tooOpen = #expect(throws: DeliveryFailure.self) { try secrets.read(.file(open)) }
    #expect(tooOpen?.reason.contains("set its mode to 600") == true)
    try FileManager.default.removeItem(atPath: root)
  }
}
