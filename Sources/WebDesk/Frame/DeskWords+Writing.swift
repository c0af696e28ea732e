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
        "Ctrl B": "Bold", "Ctrl I": "Italic", "Ctrl K": "Link", "Ctrl S": "Save a revision",
        "Ctrl Z": "Undo",
      ]
    ),
  ]

  /// What the scripts of the editor say.
  static let editor: JSONObject = [
    "toolbar": "Formatting", "bold": "Bold", "italic": "Italic", "link": "Link",
    "heading": "Heading", "quote": "Quote", "list": "List",
    "count": "{words} words, {minutes} min to read",
  ]
}
