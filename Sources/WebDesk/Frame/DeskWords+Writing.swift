import JSON

/// The words of the editor.
extension DeskWords {
  static let keys = "Keyboard shortcuts"
  static let close = "Close"
  static let keysHint =
    "On a Mac, press Command instead of Ctrl. Shortcuts without Ctrl work while no field has the focus."

  /// A group of shortcuts: the keys, and what they do.
  typealias KeyGroup = (title: String, keys: KeyValuePairs<String, String>)

  static let keyGroups: [KeyGroup] = [
    (
      "On every page",
      [
        "?": "Show the shortcuts", "g h": "Go to Home", "g q": "Go to the articles to review",
        "g a": "Go to the articles", "g n": "Begin a new article",
      ]
    ),
    (
      "While you write",
      [
        "Ctrl B": "Bold", "Ctrl I": "Italic", "Ctrl K": "Link",
        "Ctrl S": "Save a revision and continue",
        "Ctrl Z": "Undo",
      ]
    ),
  ]

  static let copyFrom = "You have text from "
  static let copyNotSaved = " that is not saved as a revision."
  static let useCopy = "Use it"
  static let discardCopy = "Discard it"
  static let textIsKept =
    "You are no longer signed in. What you typed is kept: sign in, and you find it in the form again."
  static let signedInAgain =
    "You are signed in again. Your text is as you sent it. It is not saved yet."
  static let typedIsHere = "Nothing was saved. This is what you typed:"
  static let tryAgain = "Try again"

  static let preview = "Preview"
  static let saveAndContinue = "Save and continue"
  static let noHeadline = "(no headline)"
  static let pictures = "Pictures"
  static let addPictures = "Add pictures"
  static let picturesHint =
    "JPEG, PNG, WebP, AVIF or GIF. Write ![What it shows](name.jpg) where a picture belongs. A picture that "
    + "the text does not mention is put at its end."
  static let chooseAgain =
    "Your text is here. Choose the pictures again, because no browser keeps them."
  static let lead = "Lead picture: its file name or address"
  static let caption = "Caption"
  static let alternative = "What it shows (alt text)"
  static let credit = "Credit"

  /// Who else writes in an article; empty if nobody does.
  static func others(_ names: [String]) -> String {
    switch names.count {
    case 0: ""
    case 1: "\(names[0]) has this article open, too."
    default:
      "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) have this article open, too."
    }
  }

  /// The label of a field, by its name in the form.
  static func field(_ name: String) -> String {
    switch name {
    case "headline": headline
    case "standfirst": standfirst
    case "body": text
    case "byline": byline
    case "place": "\(dateline): \(place)"
    case "date": "\(dateline): \(date)"
    case "source": "\(dateline): \(source)"
    case "section": section
    case "keywords": keywords
    case "language": language
    case "slug": slug
    case "lead": lead
    case "lead-caption": caption
    case "lead-alt": alternative
    case "lead-credit": credit
    default: name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// What the scripts of the editor say.
  static let editor: JSONObject = [
    "toolbar": "Formatting", "bold": "Bold", "italic": "Italic", "link": "Link",
    "heading": "Heading", "quote": "Quote", "list": "List",
    "count": "{words} words, {minutes} min to read",
    "typed": "Not saved yet.", "saved": "Working copy saved at {time}.",
    "offline": "Not saved: no connection. Your text is kept in this browser.",
    "offlineUnkept": "Not saved: no connection, and this browser keeps no text. Copy your text.",
    "signedOut":
      "Not saved: you are signed out. Your text is kept in this browser. Sign in in another window.",
    "late": "Not saved: the same form is open in another window with a later text.",
    "erased": "Not saved: a text of this article was erased. Load the page again.",
    "failed": "Not saved: the desk cannot do it now. Your text is kept in this browser.",
    "refused": "Not saved: the desk refuses the text. It is kept in this browser.",
    "signIn": "Sign in",
    "kept": "This browser has text from {time} that the newsroom does not have.",
    "pictures": "They are saved with the revision: {names}", "caption": .string(caption),
    "credit": .string(credit), "preview": .string(preview), "phone": "Phone", "desktop": "Desktop",
    "use": .string(useCopy), "discard": .string(discardCopy),
  ]
}
