import ArgumentParsing
import EmbeddedPostgreSQL
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import PrivateFiles
import Terminal
import Testing

@testable import AdminCommands
@testable import Editorial

/// Each error is one line and an exit code.
@Suite struct FailureTests {
  @Test func `every kind of error has its exit code`() {
    let id = UUID()
    let slug = Slug("cat-news")
    let cases: [(any Error, ExitCode)] = [
      (UsageError("no", in: "galley"), .usage),
      (Failure(.invalid, "there is no file x"), .usage),
      (PrivateFileError.tooOpen(path: "x", mode: 0o644), .usage),
      (ArticleRejection(slug: slug, cause: .ownSubmission("eva")), .refused),
      (ArticleRejection(slug: slug, cause: .auditor), .notPermitted),
      (ArticleRejection(slug: slug, cause: .staleRevision(base: 1, saves: [])), .conflict),
      (AppendError.commandIDReused(id), .usage),
      (AppendError.refused("out of turn"), .refused),
      (Failure(.failed, "no"), .failed),
      (Failure(.notFound, "no"), .failed),
      (Failure(.ambiguous, "no"), .failed),
      (Failure(.unacceptable, "no"), .failed),
      (Failure(.refused, "no"), .refused),
      (Failure(.invalid, "no"), .usage),
      (Failure(.unavailable, "no"), .unavailable),
      (Failure(.conflict, "no"), .conflict),
      (Failure(.forbidden, "no"), .notPermitted),
      (MigrationError.older(applied: 3, needed: 10), .unavailable),
      (MigrationError.newer(applied: 11, known: 10), .unavailable),
      (EmbeddedServerError.diskFull(path: "/x"), .unavailable),
      (PostgresError(.unreachable, "no"), .unavailable),
      (PostgresError(.connectionLost, "no"), .unavailable),
      (PostgresError(.authentication, "no"), .notPermitted),
      (PostgresError(.usage, "no"), .usage),
      (PostgresError(.decoding, "no"), .failed),
      (PostgresError(.server, "no", sqlState: .serializationFailure), .conflict),
      (PostgresError(.server, "no", sqlState: .insufficientPrivilege), .notPermitted),
      (RebuildRefusal.alreadyRunning("board"), .conflict),
      (RebuildRefusal.swapBlocked("board", by: "otto"), .conflict),
      (RebuildRefusal.noFormer("board"), .failed),
      (RebuildRefusal.outdated("board", live: 2, program: 1), .failed),
      (OutputError.failed(stream: "standard output", code: 28), .failed),
      (CancellationError(), .interrupted),
    ]
    for (error, code) in cases {
      let failure = ProgramEnd(error)
      #expect(failure.code == code, "\(error)")
      #expect(failure.line?.hasPrefix("galley: ") == true, "\(error)")
      #expect(failure.line?.filter(\.isNewline).count == 1, "\(error)")
    }
  }

  @Test func `a closed output is not reported`() {
    let failure = ProgramEnd(OutputError.closed)
    #expect(failure.code == .outputClosed)
    #expect(failure.line == nil)
  }

  @Test func `a message cannot move the cursor or begin a second line`() {
    let failure = ProgramEnd(Failure(.failed, "a\u{1B}[2Jb\nc"))
    #expect(failure.line == "galley: a\u{241B}[2Jb c\n")
  }

  @Test func `with JSON, an error is an object on one line`() throws {
    let rejection = ArticleRejection(slug: Slug("cat-news"), cause: .ownSubmission("eva"))
    for format in [OutputFormat.json, .ndjson] {
      let line = try #require(ProgramEnd(rejection, in: format).line)
      #expect(
        line == #"{"code":"fourEyes","exit":2,"hint":null,"message":"\#(rejection.description)"}"#
          + "\n")
    }
    let usage = ProgramEnd(UsageError("No.", in: "galley"), in: .json)
    #expect(usage.line?.hasPrefix(#"{"code":"invalid","exit":64,"#) == true)
    #expect(ProgramEnd(rejection, in: .csv).line == "galley: \(rejection.description)\n")
  }
}
