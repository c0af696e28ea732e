import Digests
package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Drafts a new article under `slug`.
  package func draft(
    _ article: WrittenArticle, slug: Slug, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: UUID.v7(), options, isNew: true) { salt, _ in
      let (content, text, pictures) = article.salted(salt)
      return Wording(.draft(slug: slug, content: content), [text], pictures)
    }
  }

  /// Saves a new content of an article, based on the expected revision, or else on the working one.
  ///
  /// - Parameter draft: An earlier revision that is part of the content, with the work of its authors.
  package func revise(
    _ id: UUID, to article: WrittenArticle, merging draft: Int? = nil,
    options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { salt, seen in
      let (content, text, pictures) = article.salted(salt)
      let base = options.expectedRevision ?? seen.revisions.count
      return Wording(.revise(base: base, content: content, draft: draft), [text], pictures)
    }
  }

  /// Adds a note, whose text is stored outside the log.
  ///
  /// - Parameter subject: Nil for the article as a whole.
  /// - Throws: `TooManyWords` for a text that is too long.
  package func note(
    _ text: String, on id: UUID, about subject: NoteSubject? = nil,
    options: CommandOptions = .init()
  ) async throws -> Receipt {
    try WordsLimit.note.require(text)
    return try await perform(on: id, options) { salt, _ in
      let text = SaltedText(text, salt: salt)
      return Wording(.note(text.key, about: subject), [text])
    }
  }

  /// Approves the submitted text.
  package func approve(
    _ id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { _, seen in
      let none = Digest(of: [])
      return Wording(.approve(digest: seen.current?.digest ?? none))
    }
  }

  /// Carries out a command that needs no text.
  package func perform(
    _ command: ArticleCommand, on id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { _, _ in Wording(command) }
  }

  /// A command, and what is stored with its events.
  private struct Wording {
    let command: ArticleCommand
    let texts: [SaltedText]
    let pictures: [SaltedBytes]

    init(_ command: ArticleCommand, _ texts: [SaltedText] = [], _ pictures: [SaltedBytes] = []) {
      (self.command, self.texts, self.pictures) = (command, texts, pictures)
    }

    /// The pictures that the article does not have yet.
    func newPictures(for state: ArticleState) -> [SaltedBytes] {
      guard !pictures.isEmpty else { return [] }
      let known = Set(state.revisions.flatMap { $0.content.pictures.map(\.key) })
      return pictures.filter { !known.contains($0.key) }
    }
  }

  /// The command for the salt of the article's texts and the article's state at the first try. A
  /// conflict with another writer, or a lost connection, does not change the base of the command.
  private typealias Wordings = (_ salt: Salt, _ seen: ArticleState) -> Wording

  private func perform(
    on id: UUID, _ options: CommandOptions, isNew: Bool = false, _ command: Wordings
  ) async throws -> Receipt {
    do {
      return try await performOnce(on: id, options, isNew: isNew, command)
    } catch AppendError.nameTaken(let name, let holder) {
      throw try await proposal(insteadOf: name, heldBy: holder)
    }
  }

  /// As often as it is called with one command id.
  private func performOnce(
    on id: UUID, _ options: CommandOptions, isNew: Bool, _ command: Wordings
  ) async throws -> Receipt {
    var seen: ArticleState?
    do {
      return try await sending(options) { commandID, isRepeated in
        isRepeated
          ? try await repeatOnce(commandID, on: id, options, isNew: isNew, &seen, command)
          : try await carryOut(commandID, on: id, options, isNew: isNew, &seen, command)
      }
    } catch AppendError.staleVersion {
      throw Failure(
        .conflict, "others keep recording something on \(seen?.slug?.text ?? "the article")",
        .tryAgain)
    }
  }

  private func repeatOnce(
    _ commandID: UUID, on id: UUID, _ options: CommandOptions, isNew: Bool,
    _ seen: inout ArticleState?, _ command: Wordings
  ) async throws -> Receipt {
    let repetition = Repetition(commandID: commandID, member: self)
    if let answer = try await repetition.answer(to: { command($0, $1).command }, on: id) {
      try await awaitReplication()
      return answer
    }
    // The same command may be sent twice at once. The second one then finds that its work is done,
    // or that it is refused, and gets the answer of the first.
    let outcome: Result<Receipt, any Error>
    do {
      let receipt = try await carryOut(commandID, on: id, options, isNew: isNew, &seen, command)
      guard receipt.recorded.isEmpty else { return receipt }
      outcome = .success(receipt)
    } catch  where Self.isRefusal(error) {
      outcome = .failure(error)
    }
    let first = try await repetition.answer(to: { command($0, $1).command }, on: id)
    if first != nil { try await awaitReplication() }
    return try first ?? outcome.get()
  }

  private func carryOut(
    _ commandID: UUID, on id: UUID, _ options: CommandOptions, isNew: Bool,
    _ seen: inout ArticleState?, _ command: Wordings
  ) async throws -> Receipt {
    var verb: ArticleVerb?
    let outcome = try await handler.handle(commandID, on: .article(id), isNew: isNew) { basis in
      let first = seen ?? basis.state
      if basis.isLoaded { seen = first }
      let wording = command(basis.salt, first)
      let asked = wording.command
      verb = asked.verb
      try asked.requireShortWords()
      // The salt was removed with the last erased text. A new text under it would restore the salt,
      // and the erased text could be guessed.
      guard basis.isLoaded || wording.texts.isEmpty || basis.state.erasures.isEmpty else {
        throw ArticleHandler.NotLoaded()
      }
      try options.check(basis.state, for: asked.verb)
      return .init(
        asked, digest: asked.request, context: context(at: basis.now),
        attachments: wording.texts, largeAttachments: wording.newPictures(for: basis.state))
    }
    return Receipt(id: id, outcome, verb: verb)
  }

  /// Whether the command was examined and refused.
  private static func isRefusal(_ error: any Error) -> Bool {
    error is ArticleRejection || error is AppendError
      || (error as? Failure)?.kind == .conflict
  }
}
