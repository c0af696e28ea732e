import Foundation
import PlainText

/// What tells a home from others with a copy of its data. It is next to the data, so that neither a
/// backup nor a restore takes it along.
extension Home {
  private var identityFile: TextFile { TextFile(path: "\(path)/home.id") }

  /// Nil if the home has none yet.
  var identity: String? {
    let text = identityFile.text(from: 0).trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  /// The identity, which is made if there is none. Call it with the rights of the server's user.
  func makeIdentity() throws(EmbeddedServerError) -> String {
    if let identity { return identity }
    let made = UUID().text
    try identityFile.write("\(made)\n")
    return made
  }
}
