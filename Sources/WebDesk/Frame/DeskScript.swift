import Digests

/// A module of JavaScript. Every page works without; the raw value is the name of its file.
enum DeskScript: String, CaseIterable, Sendable {
  case desk, editor
  /// Imported by others.
  case comfort, keys
  case localCopy = "local-copy"
  case markdown, offers, paste, pictures, place, presence, preview
  case workingCopy = "working-copy"

  var bytes: [UInt8] {
    switch self {
    case .desk: PackageResources.desk_js
    case .editor: PackageResources.editor_js
    case .comfort: PackageResources.comfort_js
    case .keys: PackageResources.keys_js
    case .localCopy: PackageResources.local_copy_js
    case .markdown: PackageResources.markdown_js
    case .offers: PackageResources.offers_js
    case .paste: PackageResources.paste_js
    case .pictures: PackageResources.pictures_js
    case .preview: PackageResources.preview_js
    case .place: PackageResources.place_js
    case .presence: PackageResources.presence_js
    case .workingCopy: PackageResources.working_copy_js
    }
  }

  var path: DeskPath { .script(rawValue) }

  /// Changes with its content.
  var tag: String { "\"\(Digest(of: bytes).description.prefix(32))\"" }
}
