import Newsroom

/// A language of the desk. Another one is a file with a value of this type, and an entry in ``all``.
///
/// The sentences of the newsroom's own refusals stay in English, as the log and other programs know them.
struct DeskLanguage: Sendable {
  /// A BCP 47 tag.
  let tag: String
  /// `ltr` or `rtl`.
  var direction = "ltr"
  var dateNames = DateNames.english
  /// Finds a text by its ``Message/format``. English stays where it returns nil.
  let translate: @Sendable (String) -> String?

  static let english = DeskLanguage(tag: "en") { _ in nil }

  /// The first one is used if a browser wants none of them.
  static let all: [DeskLanguage] = [.english]

  /// The language of the request that is being answered.
  @TaskLocal static var current = DeskLanguage.english

  /// The language that a browser prefers, by its `Accept-Language`, in the order of the list.
  static func preferred(by header: String?, among languages: [DeskLanguage] = all) -> DeskLanguage {
    let wanted = (header ?? "").split(separator: ",").map { entry in
      entry.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
    for tag in wanted {
      if let language = languages.first(where: { tag == $0.tag || tag.hasPrefix("\($0.tag)-") }) {
        return language
      }
    }
    return languages.first ?? .english
  }

  func text(of message: Message) -> String {
    translate(message.format).map(message.filling) ?? message.english
  }
}

/// A text in the language of the request.
func say(_ message: Message) -> String { DeskLanguage.current.text(of: message) }

/// The singular or the plural of a text that has a number.
func say(_ count: Int, one: Message, other: Message) -> String { say(count == 1 ? one : other) }
