import Digests

/// A module of JavaScript. Every page works without; the raw value is the name of its file.
enum DeskScript: String, CaseIterable, Sendable {
  case desk, editor
  /// Imported by others.
  case comfort, keys, markdown

  var bytes: [UInt8] {
    switch self {
    case .desk: PackageResources.desk_js
    case .editor: PackageResources.editor_js
    case .comfort: PackageResources.comfort_js
    case .keys: PackageResources.keys_js
    case .markdown: PackageResources.markdown_js
    }
  }

  var path: DeskPath { .script(rawValue) }

  /// Changes with its content.
  var tag: String { "\"\(Digest(of: bytes).description.prefix(32))\"" }
}
