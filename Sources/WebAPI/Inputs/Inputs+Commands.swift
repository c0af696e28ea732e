import Editorial
import Foundation
import JSON
import Newsroom

/// Inputs of commands.
extension Inputs {
  static let ifMatch = APIInput(
    "If-Match", in: .header,
    "The version of the article that the client has seen, as in its ETag. The command is refused if "
      + "somebody changed the article since.",
    .text(atMost: 200), example: "\"7\"")
  static let idempotencyKey = APIInput(
    "Idempotency-Key", in: .header,
    "A UUID that the client chooses. The same request with the same key is carried out once and "
      + "gets the same answer.", .uuid, example: "7f3c2e0a-54a7-4c57-9e0e-2d1f6f0c7b11")

  /// The headers of every command on an article.
  static let commandHeaders: [any DescribedInput] = [ifMatch, idempotencyKey]

  static let reason = APIInput(
    "reason", in: .body, "Why, for the people of the newsroom.", .words(.reason),
    example: "The council has not confirmed it.", isRequired: true)
  static let notice = APIInput(
    "notice", in: .body, "What the public reads about it.", .words(.notice),
    example: "An earlier version named the wrong harbour.", isRequired: true)
  static let slug = APIInput(
    "slug", in: .body, "The new slug: lower-case words joined by hyphens.", .slug,
    example: "lights-out", isRequired: true)
}

extension InputType<String> {
  /// A slug, which may be too long or look like an id.
  static let slug = InputType.form(
    "[a-z0-9]+(-[a-z0-9]+)*", longest: 200, "a slug such as lights-out"
  ) { $0 }

  /// A BCP 47 tag, which may not be valid in all its parts.
  static let language = InputType.form(
    "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", longest: 35, "a language tag such as en"
  ) { $0 }

  /// The name of a time zone, which may not exist.
  static let zone = InputType.form(
    "[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", longest: 64, "a time zone such as Europe/Berlin"
  ) { $0 }
}

extension InputType<ReplyPolicy> {
  static let replyPolicy = InputType.form(
    "open|closed|[1-9][0-9]{0,2} days?",
    "open, closed or a number of days below 1000, such as 14 days"
  ) { ReplyPolicy($0) }
}

extension APIRequest {
  /// The slug in the body; nil if there is none.
  func slug(_ input: APIInput<String>) throws(Failure) -> Slug? {
    guard let text = try self[input] else { return nil }
    guard let slug = Slug(text) else {
      throw Failure(.invalid, "\(input.name) is not a slug: it is too long, or looks like an id")
    }
    return slug
  }

  /// The language; nil if there is none.
  func language(_ input: APIInput<String>) throws(Failure) -> LanguageTag? {
    guard let text = try self[input] else { return nil }
    guard let language = LanguageTag(text) else {
      throw Failure(.invalid, "\(input.name) is not a language tag such as en")
    }
    return language
  }
}
