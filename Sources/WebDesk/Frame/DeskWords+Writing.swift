import JSON
import PlainText

/// The words of the editor.
extension DeskWords {
  static var keys: String { say("Keyboard shortcuts") }
  static var close: String { say("Close") }
  static var keysHint: String {
    say(
      "On a Mac, press Command instead of Ctrl. Shortcuts without Ctrl work while no field has the focus."
    )
  }

  /// A group of shortcuts: the keys, and what they do.
  typealias KeyGroup = (title: String, keys: KeyValuePairs<String, String>)

  static var keyGroups: [KeyGroup] {
    [
      (
        say("On every page"),
        [
          "?": say("Show the shortcuts"), "g h": say("Go to Home"),
          "g q": say("Go to the articles to review"), "g a": say("Go to the articles"),
          "g n": say("Begin a new article"),
        ]
      ),
      (
        say("While you write"),
        [
          "Ctrl B": say("Bold"), "Ctrl I": say("Italic"), "Ctrl K": say("Link"),
          "Ctrl S": say("Save a revision and continue"), "Ctrl Z": say("Undo"),
        ]
      ),
    ]
  }

  static var copyFrom: String { say("You have text from ") }
  static var copyNotSaved: String { say(" that is not saved as a revision.") }
  static var useCopy: String { say("Use it") }
  static var discardCopy: String { say("Discard it") }
  static var discardAllCopies: String { say("Discard all") }
  static func copyDiffers(in names: [String]) -> String {
    say("It differs from the form below in: \(names.map(field).joined(separator: ", ")).")
  }
  static var textIsKept: String {
    say(
      "You are no longer signed in. What you typed is kept: sign in, and it is in the form again."
    )
  }
  static var textIsKeptForCode: String {
    say("What you typed is kept. It is in the form again after the code.")
  }
  static var signedInAgain: String {
    say("You are signed in again. Your text is as you sent it. Nothing has been saved or done yet.")
  }
  static var typedIsHere: String { say("Nothing was saved. This is what you typed:") }

  static var preview: String { say("Preview") }
  static var isPreview: String { say("Preview: not published") }
  static var notSavedYet: String { say("Not saved yet.") }
  static func copySaved(_ time: String) -> String { say("Working copy saved at \(time).") }
  static var saveAndContinue: String { say("Save and continue") }
  static var noHeadline: String { say("(no headline)") }
  static var pictures: String { say("Pictures") }
  static var addPictures: String { say("Add pictures") }
  static var picturesHint: String {
    say(
      "JPEG, PNG, WebP, AVIF or GIF. Write ![What it shows](name.jpg) where a picture belongs. A picture that "
        + "the text does not mention is put at its end. A file with the name of a "
        + "stored picture replaces it.")
  }
  static var chooseAgain: String {
    say("Your text is here. Choose the pictures again, because no browser keeps them.")
  }
  static var lead: String { say("Lead image: its file name or address") }
  static var caption: String { say("Caption") }
  static var alternative: String { say("What it shows (alt text)") }
  static var credit: String { say("Credit") }

  /// Who else writes in an article; empty if nobody does.
  static func others(_ names: [String]) -> String {
    switch names.count {
    case 0: ""
    case 1: say("\(names[0]) has this article open, too.")
    default:
      say(
        "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) have this article open, too."
      )
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
    case "images": pictures
    default: name.capitalFirst
    }
  }

  /// What the scripts of the editor say.
  static var editor: JSONObject {
    [
      "toolbar": .string(say("Formatting")), "bold": .string(say("Bold")),
      "italic": .string(say("Italic")), "link": .string(say("Link")),
      "heading": .string(say("Heading")), "quote": .string(say("Quote")),
      "list": .string(say("List")),
      "count": .string(say("{words} words, {minutes} min to read")),
      "countOne": .string(say("1 word, {minutes} min to read")),
      "typed": .string(notSavedYet),
      "saved": .string(copySaved("{time}")),
      "offline": .string(say("Not saved: no connection. Your text is kept in this browser.")),
      "offlineUnkept": .string(
        say("Not saved: no connection, and this browser keeps no text. Copy your text.")),
      "signedOut": .string(
        say(
          "Not saved: you are signed out. Your text is kept in this browser. Use another window to sign in."
        )),
      "late": .string(say("Not saved: the same form is open in another window with a later text.")),
      "erased": .string(say("Not saved: a text of this article was erased. Load the page again.")),
      "refused": .string(say("Not saved: the desk refuses the text. It is kept in this browser.")),
      "signIn": .string(say("Sign in")),
      "kept": .string(say("This browser has text from {time} that the newsroom does not have.")),
      "pictures": .string(say("They are saved with the revision: {names}")),
      "picturesReplace": .string(say("Stored pictures of the same name are replaced: {names}.")),
      "pictureTooLarge": .string(
        say("{name} has {size} MB; a picture may have {limit} MB. It is left out: make it smaller.")
      ),
      "picturesTooLarge": .string(
        say(
          "{name} is left out: the pictures of one revision may have {limit} MB together. Save a revision, "
            + "and then add it.")),
      "previewLacks": .string(
        say("Pictures that are not saved yet are not in the preview. Save a revision to see them.")),
      "caption": .string(caption),
      "credit": .string(credit), "preview": .string(preview), "phone": .string(say("Phone")),
      "desktop": .string(say("Desktop")),
      "use": .string(useCopy), "discard": .string(discardCopy),
    ]
  }

  static var sendAgain: String { say("Send it again") }
}
