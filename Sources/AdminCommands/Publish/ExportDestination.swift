import ArgumentParsing
import Foundation
import Syndication

/// Where an export goes.
enum ExportDestination: Hashable {
  case standardOutput
  case file(String)
  /// Without a slash at its end.
  case folder(String)

  /// - Parameter output: A folder if it exists or ends in a slash.
  init(_ output: String?) {
    guard let output, output != "-" else {
      self = .standardOutput
      return
    }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    guard output.hasSuffix("/") || isFolder.boolValue else {
      self = .file(output)
      return
    }
    var path = output
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self = .folder(path)
  }

  func validate(
    _ format: SyndicationFormat, articles: Int, pageSize: Int?
  ) throws(ArgumentValueError) {
    switch (self, format.layout) {
    case (.folder, .document):
      throw ArgumentValueError("\(format.rawValue) is one document; name a file with --output.")
    case (.standardOutput, .files), (.file, .files):
      guard articles == 1 else {
        throw ArgumentValueError(
          "\(format.rawValue) has a file for each article; name one article, or a folder with "
            + "--output FOLDER/.")
      }
    default: break
    }
    guard let pageSize else { return }
    guard case .folder = self, format.layout == .pages else {
      throw ArgumentValueError(
        "--page-size is for atom and sitemap with a folder, as in --output FOLDER/.")
    }
    if let most = format.mostItems, pageSize > most {
      throw ArgumentValueError("--page-size must be at most \(most) for \(format.rawValue).")
    }
  }
}
