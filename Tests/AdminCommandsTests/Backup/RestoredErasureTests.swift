import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

/// `galley database restore`, and what was erased after the backup.
@Suite(.timed, .timeLimit(.minutes(15))) struct RestoredErasureTests {
  private static let manuscript = """
    ---
    headline: Lamp lit again
    slug: lamp
    byline: Eva Lindqvist
    dateline: {place: Rostock, date: 2026-11-23}
    images:
      - {uri: lamp.png, caption: A lamp, credit: Eva, alt: A lamp on a pier}
    ---
    The lamp is lit.

    ![](lamp.png)

    """
  private static let words = "Her name was Mabel Quist."
  private static let camera = "Camera of Mabel Quist"

  /// An article that takes replies, with a picture.
  private func publish(in trial: BackupTrial) async throws {
    try Self.manuscript.write(
      toFile: trial.path("lamp.md"), atomically: true, encoding: .utf8)
    try Data(SamplePicture.png(texts: ["Author\0\(Self.camera)"]))
      .write(to: URL(filePath: trial.path("lamp.png")))
    try await trial.text("user", "add", "eva", "--role", "editor")
    try await trial.text("--as", "eva", "draft", trial.path("lamp.md"))
    try await trial.text("--as", "eva", "submit", "lamp")
    for verb in ["approve", "publish"] { try await trial.text(verb, "lamp") }
    try await trial.text("reply", "open", "lamp")
  }

  /// Records a reader's reply to the article.
  private func receive(in trial: BackupTrial) async throws {
    let id = try await trial.object("show", "lamp")["id"] as? String
    let address = DatabaseAddress.embedded(
      home: trial.home, database: DatabaseAddress.defaultDatabase)
    try await Newsroom.with(address.forDesk, isCreating: false) { desk in
      try await desk.receive(
        try ReplyWords(name: "Mara", text: Self.words),
        to: try #require(UUID(uuidString: id ?? "")), from: UUID())
    }
  }

  private func contains(
    _ words: String, _ folder: String, in trial: BackupTrial
  ) async throws -> Bool {
    try await trial.shell("grep -rqaF '\(words)' \"$PARENT/\(folder)\"").exitCode == 0
  }

  @Test func `a reply and a picture that were erased after the backup do not come back`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await publish(in: trial)
      try await receive(in: trial)
      try await trial.text("projection", "rebuild", "--all")
      let backup = try await trial.backUp()
      for words in [Self.words, Self.camera] {
        #expect(try await contains(words, "backups/\(backup)", in: trial))
      }
      let listed = try await trial.text("reply", "list")
      let reply = try #require(listed.firstMatch(of: /@[0-9]+/).map { String($0.0) }, "\(listed)")
      let grounds = ["--reason", "She asked.", "--ground", "GDPR Art. 17", "--yes"]
      for words in [["reply", "erase", reply], ["log", "erase", "lamp", "--picture", "lamp.png"]] {
        let outcome = try await trial.run(words + grounds)
        #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      }
      let list = try await trial.text("log", "erasures", "--format", "json")
      try list.write(toFile: trial.path("erasures.json"), atomically: true, encoding: .utf8)

      let answer = try await trial.object(
        "database", "restore", trial.backups, "--into", trial.path("copy"), "--erasures",
        trial.path("erasures.json"))
      #expect(BackupTrial.newsroom(answer)["erased"] as? Int == 2)
      let picture = try await trial.run(["picture", "lamp"], in: "copy")
      #expect(picture.exitCode != 0)
      let events = try await trial.text("log", "tail", "--format", "json", in: "copy")
      #expect(events.contains("ReplyErased"))
      let again = "She asked. (again after a restore; first by "
      #expect(events.ranges(of: again).count == 2, "\(events)")
      try await trial.text("projection", "verify", in: "copy")
      try await trial.text("log", "verify", in: "copy")
      try await trial.text("database", "stop", in: "copy")
      for words in [Self.words, Self.camera] {
        #expect(!(try await contains(words, "copy/data/base", in: trial)), "\(words)")
      }
    }
  }

  @Test func `a copy of the backups that the server's user may not read is refused beforehand`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let backup = try await trial.backUp()
      // Somebody else's: of root, or with rights for nobody.
      _ = try await trial.shell(
        """
        cp -r "$BACKUPS" "$PARENT/others"; chmod 755 "$PARENT/others"
        [ "$(id -u)" = 0 ] || chmod 000 "$PARENT/others/\(backup)"
        """)
      let others = trial.path("others")
      for words in [
        ["database", "restore", others, "--into", trial.path("copy")],
        ["database", "backup", "list", others], ["database", "backup", "verify", others],
      ] {
        let outcome = try await trial.run(words)
        #expect(outcome.exitCode == 77)
        #expect(
          outcome.stderr.contains(
            ", who runs PostgreSQL, may not read everything in \(others): give it to "),
          "\(outcome.stderr)")
        #expect(outcome.stderr.split(separator: "\n").count == 1)
      }
      #expect(!FileManager.default.fileExists(atPath: trial.path("copy")))
      let given = try await trial.shell(
        """
        chmod 700 "$PARENT/others/\(backup)"
        chown -R "$(stat -c %U "$BACKUPS")" "$PARENT/others"
        "$GALLEY" database restore "$PARENT/others" --into "$PARENT/copy" --quiet
        """)
      #expect(given.exitCode == 0, "\(given.stderr)")
    }
  }
}
