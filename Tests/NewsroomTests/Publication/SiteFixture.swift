import Foundation
import TestSupport

@testable import Newsroom

/// A folder for a site, which is removed at the end.
final class SiteFixture: Sendable {
  let parent = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
  var path: String { "\(parent.path)/site" }

  init() throws {
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// The content of each file that readers can get, by its path.
  func files(below folder: String? = nil) throws -> [String: String] {
    let folder = folder ?? path
    var files: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      guard !name.hasPrefix(".galley") else { continue }
      if let data = FileManager.default.contents(atPath: "\(folder)/\(name)") {
        files[name] = String(decoding: data, as: UTF8.self)
      }
    }
    return files
  }

  /// Everything in the folder, also what only its owner can read.
  func bytes() throws -> String {
    var all = ""
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      all += "\(name)\n"
      if let data = FileManager.default.contents(atPath: "\(path)/\(name)") {
        all += String(decoding: data, as: UTF8.self)
      }
    }
    return all
  }

  func text(_ file: String) -> String {
    FileManager.default.contents(atPath: "\(path)/\(file)").map {
      String(decoding: $0, as: UTF8.self)
    }
      ?? ""
  }

  /// What stands next to the site.
  func neighbours() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: parent.path).filter { $0 != "site" }
  }

  /// Links in pages that lead to no file.
  func deadLinks() throws -> [String] {
    let files = try files()
    return files.filter { $0.key.hasSuffix(".html") && $0.key != "404.html" }.flatMap {
      path, text -> [String] in
      let folder = URL(filePath: "/\(path)").deletingLastPathComponent()
      return text.matches(of: /(?:href|src)="([^"#]+)/).compactMap { match in
        let link = String(match.1).removingPercentEncoding ?? String(match.1)
        if link.contains("://") { return nil }
        let target = String(folder.appending(path: link).standardized.path.dropFirst())
        let file =
          link.hasSuffix("/") ? (target.isEmpty ? "" : "\(target)/") + "index.html" : target
        return files[file] == nil ? "\(path): \(link)" : nil
      }
    }
  }
}
