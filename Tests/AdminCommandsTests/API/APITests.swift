import Foundation
import TestSupport
import Testing

/// The API over HTTP, as its clients use it.
@Suite(.serialized) struct APITests {
  private static let repository = URL(filePath: #filePath)
    .appending(path: "../../../..").standardized

  /// The block of code in a language on the API's page.
  private static func code(in language: String) throws -> String {
    let page = try String(
      contentsOf: repository.appending(path: "Sources/WebAPI/WebAPI.docc/WebAPI.md"),
      encoding: .utf8)
    let blocks = page.components(separatedBy: "```\(language)\n").dropFirst()
    return try #require(blocks.first?.components(separatedBy: "```").first)
  }

  @Test func `the clients of the documentation work`() async throws {
    let file = Self.repository.appending(path: "Tests/AdminCommandsTests/API/NewsroomClient.swift")
    #expect(try String(contentsOf: file, encoding: .utf8) == (try Self.code(in: "swift")))
    try await ServedNewsroom.with { served in
      let token = try await served.token(of: "eva", scope: "write")
      let client = NewsroomClient(address: try #require(URL(string: served.address)), token: token)
      let drafted = try await client.call(
        "POST", "/api/v1/articles",
        ["headline": "Lamp lit", "language": "en", "body": "It burned."])
      #expect(drafted.status == 201)
      #expect(drafted.answer["slug"] as? String == "lamp-lit")
      #expect(try await client.rewrite("lamp-lit", headline: "Lamp out") == "saved revision 2")
      #expect(
        try await client.rewrite("lamp-lit", headline: "") == "headline is not a text of 1 to 500 "
          + "characters without control characters")

      let script = served.environment["GALLEY_HOME"]! + ".py"
      defer { try? FileManager.default.removeItem(atPath: script) }
      try Data(try Self.code(in: "python").utf8).write(to: URL(filePath: script))
      let outcome = try await GalleyBinary().shell(
        "python3 \(script)",
        environment: ["GALLEY_ADDRESS": served.address, "GALLEY_TOKEN": token])
      #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.hasPrefix("lamp-lit lamp-lit is incomplete: "), "\(outcome.stdout)")
    }
  }

  @Test func `requests made from the description find no fault`() async throws {
    try await ServedNewsroom.with { served in
      let token = try await served.token(of: "anna", scope: "admin")
      let findings = try await ValidatorProgram.run("check-api", [served.address, token, "1"])
      #expect(findings.contains("Tested: "), "\(findings)")
    }
  }
}
