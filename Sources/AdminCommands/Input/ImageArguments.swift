package import ArgumentParsing
import Newsroom

/// The pictures that a person gives with a manuscript.
package struct ImageArguments: ArgumentGroup {
  @Option(
    name: "image",
    help: "A picture that the article refers to; may be repeated.", valueName: "file",
    completion: .file)
  package var files: [String]

  package init() {}

  /// The pictures with those in the folder of the manuscript.
  func pictures(of source: ManuscriptSource?) throws(Failure) -> GivenPictures {
    try GivenPictures(files: files, of: source?.filePath)
  }

  /// What to say about addresses for which there is no picture.
  static func notice(of missing: [String]) -> String? {
    guard !missing.isEmpty else { return nil }
    let paths = missing.joined(separator: ", ")
    return missing.count == 1
      ? "there is no file \(paths) next to the manuscript, so only its address is recorded"
      : "there are no files \(paths) next to the manuscript, so only their addresses are recorded"
  }

  /// What to say about pictures of the former revision that the new one does not have.
  static func notice(ofDropped paths: [String]) -> String? {
    guard !paths.isEmpty else { return nil }
    return "the new revision no longer has the \(paths.count == 1 ? "picture" : "pictures") "
      + paths.joined(separator: ", ")
  }
}
