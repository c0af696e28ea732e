import Foundation
import Newsroom
import TestSupport
import Testing

/// A person who writes an article in the desk: types, has working copies saved, saves revisions, and now
/// and then closes the browser and continues with what the desk offers. What has no answer is sent again,
/// as the desk's script does, or as a person does who loads a page again.
struct DeskWriter {
  /// What the desk said that it has.
  struct Record {
    /// The path of the article's page.
    var article = ""
    /// The texts that were saved as revisions, in order.
    var revisions: [String] = []
    /// The last text that was saved as a working copy, and its form.
    var copy: (form: String, text: String)?
    var copies = 0
    /// How many requests were sent again.
    var repetitions = 0
  }

  let name: String
  private var client: DeskClient
  private var random: SeededGenerator
  private let progress: @Sendable () async -> Void
  private var record = Record()
  private var text = ""
  private var words = 0

  /// - Parameter progress: Called for each answer that says that something is saved.
  init(
    _ name: String, port: Int, random: SeededGenerator,
    progress: @escaping @Sendable () async -> Void
  ) {
    (self.name, self.random, self.progress) = (name, random, progress)
    client = DeskClient(port: port)
  }

  /// Writes until it is told to stop. The last words are only in a working copy.
  mutating func work(until stop: StopSignal) async throws -> Record {
    _ = try await post(
      "/desk/sign-in", ["name": name, "password": ServedNewsroom.password], expecting: 303)
    var form = try await form(at: "/desk/new")
    type()
    form["headline"] = "The story of \(name)"
    form["language"] = "en"
    let drafted = try await save(form, to: "/desk/new")
    record.article = String(drafted.dropLast("/edit".count))
    while !stop.isOn {
      form = try await self.form(at: "\(record.article)/edit")
      for _ in 0..<Int.random(in: 1...3, using: &random) { try await saveCopy(&form) }
      if random.oneIn(4) { form = try await reopened() }
      try await pause()
      _ = try await save(form, to: "\(record.article)/edit")
    }
    form = try await self.form(at: "\(record.article)/edit")
    try await saveCopy(&form)
    return record
  }

  /// Checks that the desk still has the last words, and offers them.
  mutating func check() async throws {
    let page = try await get("\(record.article)/edit")
    let saved = PageForm.fields(of: "\(record.article)/edit", in: page.body)["body"]
    #expect(saved?.trimmingCharacters(in: .newlines) == record.revisions.last, "\(name)")
    #expect(page.body.contains("You have text from"), "\(name)")
    let form = try await reopened()
    #expect(form["body"]?.trimmingCharacters(in: .newlines) == text, "\(name)")
  }

  /// What the desk offers after the browser was closed: the last working copy.
  private mutating func reopened() async throws -> [String: String] {
    let copy = try #require(record.copy)
    let form = try await form(at: "\(record.article)/edit?copy=\(copy.form)")
    #expect(form["form"] == copy.form, "\(name) finds no working copy")
    #expect(form["body"]?.trimmingCharacters(in: .newlines) == copy.text, "\(name)")
    return form
  }

  private mutating func type() {
    words += 1
    text += (text.isEmpty ? "" : " ") + "\(name)-\(words)"
  }

  /// Types a word and has it saved, in the way of the script `working-copy.js`: a copy without an answer
  /// is sent again, with the words that were typed since.
  private mutating func saveCopy(_ form: inout [String: String]) async throws {
    while true {
      type()
      form["copies"] = "\((Int(form["copies"] ?? "") ?? 0) + 1)"
      form["body"] = text
      let sent = form.filter { $0.key != "command" }
      let answer = await client.post("\(record.article)/working-copy", sent)
      if answer.status == 200 {
        record.copy = (form["form"] ?? "", text)
        record.copies += 1
        return await progress()
      }
      try await repeatAfter(answer, "a working copy")
    }
  }

  /// Saves a revision, and returns to its form.
  ///
  /// - Returns: The path of the form.
  private mutating func save(_ form: [String: String], to path: String) async throws -> String {
    let fields = form.merging(["body": text, "stay": "1"]) { $1 }
    let answer = try await post(path, fields, expecting: 303)
    record.revisions.append(text)
    await progress()
    return String((answer.location ?? "").prefix { $0 != "?" })
  }

  private mutating func form(at address: String) async throws -> [String: String] {
    let page = try await get(address)
    let fields = PageForm.fields(of: String(address.prefix { $0 != "?" }), in: page.body)
    return try #require(fields.isEmpty ? nil : fields, "\(name), \(address): \(page.body)")
  }

  private mutating func get(_ path: String) async throws -> DeskClient.Answer {
    while true {
      let answer = await client.get(path)
      if answer.status == 200 { return answer }
      try await repeatAfter(answer, path)
    }
  }

  private mutating func post(
    _ path: String, _ fields: [String: String], expecting status: Int
  ) async throws -> DeskClient.Answer {
    while true {
      let answer = await client.post(path, fields)
      if answer.status == status { return answer }
      try await repeatAfter(answer, path)
    }
  }

  private mutating func repeatAfter(_ answer: DeskClient.Answer, _ what: String) async throws {
    try #require(
      answer.isAway || answer.status == 429, "\(name), \(what): \(answer.status) \(answer.body)")
    record.repetitions += 1
    try await Task.sleep(for: .milliseconds(Int.random(in: 200...400, using: &random)))
  }

  private mutating func pause() async throws {
    try await Task.sleep(for: .milliseconds(Int.random(in: 100...600, using: &random)))
  }
}
