import Editorial
import Foundation
import Newsroom
import WebRequests

extension ArticleAction {
  /// Carries it out.
  ///
  /// - Throws: ``Failure`` for a field that is missing or cannot be read, and for a refusal.
  func perform(on id: UUID, with fields: FormFields, as author: Member) async throws {
    let options = fields.options
    switch self {
    case .approve: _ = try await author.approve(id, options: options)
    case .note:
      let text = try fields.required(.note)
      if let words = fields.text(Field.words.rawValue) {
        _ = try await author.note(text, onWords: words, of: id, options: options)
      } else {
        _ = try await author.note(text, on: id, options: options)
      }
    case .assign:
      let due = try fields.text("due").map { try reader(for: author).day($0) }
      let name = try fields.required(.person)
      _ = try await author.assign(id, to: name, due: due, options: options)
    case .draft, .save: throw Failure(.notFound, "there is no such page")
    default:
      _ = try await author.perform(
        try command(with: fields, as: author), on: id, options: options)
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
    case .correct: .correct(kind: .correction, notice: try fields.required(.notice))
    case .schedule: try schedule(at: try fields.required(.time), as: author)
    case .unschedule: .unschedule
    case .hold: .hold(reason: try fields.required(.reason), notice: nil)
    case .liftHold: .liftHold(reason: nil)
    case .unpublish: .unpublish(reason: try fields.required(.reason))
    case .kill:
      .kill(reason: try fields.required(.reason), notice: try fields.required(.notice))
    case .embargo:
      .embargo(until: try reader(for: author).instant(try fields.required(.time)).instant)
    case .liftEmbargo: .liftEmbargo(reason: try fields.required(.reason))
    case .rename: .rename(to: try slug(try fields.required(.slug)))
    case .spike: .spike(reason: try fields.required(.reason))
    case .unspike: .unspike
    case .approve, .note, .assign, .draft, .save:
      throw Failure(.notFound, "there is no such page")
    }
  }

  private func schedule(at text: String, as author: Member) throws -> ArticleCommand {
    let time = try reader(for: author).instant(text)
    return .schedule(at: time.instant, zone: time.zone)
  }

  /// Reads times as people say them, in the newsroom's zone.
  private func reader(for author: Member) -> TimeReader {
    let clock = DeskClock(author)
    return TimeReader(now: clock.now, zone: clock.zone, .future)
  }

  private func slug(_ text: String) throws(Failure) -> Slug {
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
}
