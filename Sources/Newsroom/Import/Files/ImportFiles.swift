import Foundation

/// A file of an archive.
package struct ImportFile: Hashable, Sendable {
  package let path: String
  /// From the folder that was named; for a file that was named itself, its name.
  package let relativePath: String
}

/// The Markdown files that paths name. For a folder, all Markdown files in it.
package struct ImportFiles: Sendable {
  /// In the order of the paths; those of a folder in the order of their names.
  package private(set) var all: [ImportFile] = []
  /// The number of other files in the folders.
  package private(set) var others = 0

  private static let extensions: Set = ["md", "markdown", "mdown", "mkd"]

  /// Hidden files and folders are omitted. Symbolic links to folders are not followed.
  ///
  /// - Throws: ``Failure`` if a folder contains no Markdown file.
  package init(_ named: [String]) throws(Failure) {
    for path in named {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        all.append(ImportFile(path: path, relativePath: (path as NSString).lastPathComponent))
        continue
      }
      let count = all.count
      addFiles(in: path)
      guard all.count > count else {
        throw Failure(.invalid, "\(path) contains no Markdown files")
      }
    }
  }

  private mutating func addFiles(in folder: String) {
    var found: [String] = []
    let files = FileManager.default.enumerator(atPath: folder)
    while let path = files?.nextObject() as? String {
      let name = (path as NSString).lastPathComponent
      if name.hasPrefix(".") {
        files?.skipDescendants()
      } else if files?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
        continue
      } else if Self.extensions.contains((name as NSString).pathExtension.lowercased()) {
        found.append(path)
      } else {
        others += 1
      }
    }
    all += found.sorted().map {
      ImportFile(path: (folder as NSString).appendingPathComponent($0), relativePath: $0)
    }
  }
}
