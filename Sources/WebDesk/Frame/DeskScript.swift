import Digests

/// A module of JavaScript. Every page works without; the raw value is the name of its file.
enum DeskScript: String, CaseIterable, Sendable {
  case desk, editor
  /// Those after `desk` and `editor` are imported by others, or belong to one page.
  case keys
  case localCopy = "local-copy"
  case markdown, offers, paste, pictures, place, presence, preview
  case wordCount = "word-count"
  case workingCopy = "working-copy"

  var bytes: [UInt8] {
    switch self {
    case .desk: PackageResources.desk_js
    case .editor: PackageResources.editor_js
    case .keys: PackageResources.keys_js
    case .localCopy: PackageResources.local_copy_js
    case .markdown: PackageResources.markdown_js
    case .offers: PackageResources.offers_js
    case .paste: PackageResources.paste_js
    case .pictures: PackageResources.pictures_js
    case .preview: PackageResources.preview_js
    case .place: PackageResources.place_js
    case .presence: PackageResources.presence_js
    case .wordCount: PackageResources.word_count_js
    case .workingCopy: PackageResources.working_copy_js
    }
  }

  var path: DeskPath { .script(rawValue) }

  /// Changes with its content.
  var tag: String { "\"\(Digest(of: bytes).description.prefix(32))\"" }
}
