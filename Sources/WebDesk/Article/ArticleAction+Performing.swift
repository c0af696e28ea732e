import Editorial
import Foundation
import Newsroom
import WebRequests

extension ArticleAction {
  /// Carries it out.
  ///
  /// - Throws: ``Failure`` for a field that is missing or cannot be read, and for a refusal.
  func perform(
    on id: UUID, with fields: FormFields, as author: Member, options: CommandOptions
  ) async throws -> Receipt {
    switch self {
    case .approve: try await author.approve(id, options: options)
    case .note:
      if let words = fields.text(Field.words.rawValue) {
        try await author.note(
          try fields.required(.note), onWords: words, of: id, options: options)
      } else {
        try await author.note(try fields.required(.note), on: id, options: options)
      }
    case .resolve:
      try await author.resolve(
        note: try fields.noteNumber, of: id, with: fields.text("text") ?? DeskWords.resolved,
        options: options)
    case .assign:
      try await author.assign(
        id, to: try fields.required(.person),
        due: try fields.text("due").map { try reader(for: author).day($0) }, options: options)
    case .correct:
      try await author.correct(
        id, as: try fields.correctionKind, notice: try fields.required(.notice), options: options)
    case .kill:
      try await author.kill(
        id, reason: try fields.required(.reason), notice: try fields.required(.notice),
        replacement: try await replacement(in: fields, as: author), options: options)
    default:
      try await author.perform(try command(with: fields, as: author), on: id, options: options)
    }
  }

  /// The command of an action that needs no more than its fields.
  private func command(
    with fields: FormFields, as author: Member
  ) throws -> ArticleCommand {
    switch self {
    case .submit: .submit
    case .withdraw: .withdraw
    case .requestChanges: .requestChanges(reason: try fields.required(.reason))
    case .publish: .publish
    case .schedule:
      try schedule(at: try fields.required(.time), until: fields.text("until"), as: author)
    case .scheduleUnpublication:
      .scheduleUnpublication(try expiry(at: try fields.required(.time), as: author))
    case .cancelUnpublication: .cancelUnpublication
    case .restore: .restore(revision: try fields.restored)
    case .unschedule: .unschedule
    case .hold: .hold(reason: try fields.required(.reason), notice: fields.text("hold-notice"))
    case .liftHold: .liftHold(reason: nil)
    case .unpublish: .unpublish(reason: try fields.required(.reason))
    case .embargo:
      .embargo(until: try reader(for: author).instant(try fields.required(.time)).instant)
    case .liftEmbargo: .liftEmbargo(reason: try fields.required(.reason))
    case .rename: .rename(to: try slug(try fields.required(.slug)))
    case .setReplyPolicy: .setReplyPolicy(try fields.replyPolicy)
    case .spike: .spike(reason: try fields.required(.reason))
    case .unspike: .unspike
    case .approve, .note, .resolve, .assign, .correct, .kill, .draft, .save:
      throw Failure(.notFound, "there is no such page")
    }
  }

  private func schedule(
    at text: String, until end: String?, as author: Member
  ) throws -> ArticleCommand {
    let time = try reader(for: author).instant(text)
    return .schedule(
      at: time.instant, zone: time.zone, expiry: try end.map { try expiry(at: $0, as: author) })
  }

  private func expiry(at text: String, as author: Member) throws -> Expiry {
    let time = try reader(for: author).instant(text)
    return Expiry(at: time.instant, zone: time.zone)
  }

  /// The article to read instead of a killed one; nil for none.
  private func replacement(in fields: FormFields, as author: Member) async throws -> UUID? {
    guard let reference = fields.text("replacement") else { return nil }
    return try await author.find(reference)
  }

  /// Reads times as people say them, in the newsroom's zone.
  private func reader(for author: Member) -> TimeReader { DeskClock(author).reader(.future) }

  private func slug(_ text: String) throws(Failure) -> Slug {
    guard text.count <= Slug.maximumLength else {
      throw Failure(
        .invalid,
        "a slug has at most \(Slug.maximumLength) characters, and this one has \(text.count)")
    }
    guard let slug = Slug(text) else {
      throw Failure(
        .invalid, "a slug is words of lower-case letters and digits, joined by hyphens")
    }
    return slug
  }
}

extension FormFields {
  /// - Throws: ``Failure`` if the field is missing or blank.
  fileprivate func required(_ field: ArticleAction.Field) throws(Failure) -> String {
    guard let text = text(field.rawValue) else {
      throw Failure(.invalid, "the \(field.rawValue) is missing")
    }
    return text
  }

  fileprivate var correctionKind: CorrectionKind {
    get throws(Failure) {
      guard let kind = text("kind").flatMap({ CorrectionKind(rawValue: $0) }) else {
        throw Failure(.invalid, "the kind of correction is missing")
      }
      return kind
    }
  }

  /// Nil for the default of the newsroom.
  fileprivate var replyPolicy: ReplyPolicy? {
    get throws(Failure) {
      guard let choice = text("replies").flatMap({ ReplyChoice(rawValue: $0) }) else {
        throw Failure(.invalid, "the choice about replies is missing")
      }
      guard choice == .open || text("days") == nil else {
        throw Failure(
          .invalid,
          "the number of days is only for “\(DeskWords.choice(of: .open))”; leave the field empty")
      }
      switch choice {
      case .standard: return nil
      case .closed: return .closed
      case .open:
        guard let days = text("days") else { return .open }
        guard let policy = ReplyPolicy("\(days) days") else {
          throw Failure(.invalid, "the days are not a number from 1 to \(ReplyPolicy.mostDays)")
        }
        return policy
      }
    }
  }

  /// The number of the note to settle.
  fileprivate var noteNumber: Int {
    get throws(Failure) {
      guard let number = text("number").flatMap({ Int($0) }) else {
        throw Failure(.invalid, "the number of the note is missing")
      }
      return number
    }
  }

  /// The number of the revision to restore.
  fileprivate var restored: Int {
    get throws(Failure) {
      guard let number = text("restored").flatMap({ Int($0) }) else {
        throw Failure(.invalid, "the number of the revision is missing")
      }
      return number
    }
  }
}
