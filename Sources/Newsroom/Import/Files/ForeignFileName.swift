import Editorial
import Foundation
import Manuscripts

/// What the path of a file says about its article.
struct ForeignFileName {
  /// Without its extension; for a bundle `slug/index.md`, the name of its folder.
  private(set) var stem: String
  /// The date before the slug.
  private(set) var date: String?
  /// The language between the slug and the extension, as in `slug.en.md`.
  private(set) var language: LanguageTag?
  /// Whether the file lists articles and is none itself.
  let isListPage: Bool
  let isDraft: Bool
  let section: String?

  init(_ file: ImportFile, _ mapping: ImportMapping) {
    section = Self.section(of: file, mapping)
    var folders = file.path.split(separator: "/").map(String.init)
    let name = folders.popLast() ?? ""
    stem = (name as NSString).deletingPathExtension
    if let dot = stem.lastIndex(of: "."), let tag = LanguageTag(String(stem[dot...].dropFirst())),
      (2...3).contains(tag.text.prefix { $0 != "-" }.utf8.count)
    {
      language = tag
      stem = String(stem[..<dot])
    }
    isListPage = mapping.listPages.contains(stem)
    isDraft = mapping.draftFolder.map(folders.contains) ?? false
    if stem == "index", !isListPage, let folder = folders.popLast() { stem = folder }
    if mapping.isNamedAfterDate,
      let found = stem.prefixMatch(of: /([0-9]{4}-[0-9]{2}-[0-9]{2})-(?=.)/)
    {
      date = String(found.1)
      stem = String(stem[found.range.upperBound...])
    }
  }

  private static func section(of file: ImportFile, _ mapping: ImportMapping) -> String? {
    let name: Substring?
    switch mapping.folderSection {
    case .below(let folder):
      let folders = file.path.split(separator: "/").dropLast()
      name = folders.lastIndex { $0 == folder }.flatMap { folders[$0...].dropFirst().first }
    case .above(let folder):
      let folders = file.relativePath.split(separator: "/").dropLast()
      name = folders.lastIndex { $0 == folder }.flatMap { folders[..<$0].last }
    case nil: name = nil
    }
    return name.flatMap { mapping.plainFolders.contains(String($0)) ? nil : String($0) }
  }
}
