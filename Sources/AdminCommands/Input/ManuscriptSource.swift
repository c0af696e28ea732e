import Foundation
import Glibc
import Manuscripts

/// Where a manuscript comes from: a file, standard input, or an editor's program.
enum ManuscriptSource {
  case file(String)
  case standardInput
  case editor

  /// The environment variable that sets how many bytes a manuscript may have.
  static let limitVariable = "GALLEY_MAX_MANUSCRIPT"

  /// - Parameter path: As it was typed; `-` is standard input.
  /// - Throws: ``InputError`` where none was typed and nobody is there to write.
  init(_ path: String?) throws(InputError) {
    switch path {
    case "-": self = .standardInput
    case let path?: self = .file(path)
    case nil:
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        throw InputError(
          "no file is named, and without a terminal there is no editor; name a Markdown file, or - "
            + "for standard input")
      }
      self = .editor
    }
  }

  /// What errors call it.
  var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .editor: "the manuscript"
    }
  }

  /// Gets the manuscript and gives it to `save`.
  ///
  /// - Parameter template: What an editor's program opens on.
  /// - Returns: What `save` does, or nil when whoever wrote left the template as it was, or empty.
  /// - Throws: ``InputError``, what `save` throws, or ``KeptText`` around either, for a text that
  ///   would be lost otherwise.
  func read<Saved>(
    template: @autoclosure () -> String, save: (ManuscriptFile) async throws -> Saved
  ) async throws -> Saved? {
    let limits = try Self.limits()
    let source = BoundedBytes(limit: limits.file)
    switch self {
    case .file(let path):
      return try await save(try parse(try source.file(at: path), limits))
    case .standardInput:
      return try await save(try parse(try source.standardInput(), limits))
    case .editor:
      let draft = try EditedText(opening: template())
      return try await draft.keepingOnFailure {
        try draft.edit()
        let bytes = try source.file(at: draft.path)
        guard draft.isWritten(bytes) else { return nil }
        return try await save(try parse(bytes, limits))
      }
    }
  }

  private func parse(
    _ bytes: [UInt8], _ limits: ManuscriptLimits
  ) throws(InputError) -> ManuscriptFile {
    do {
      return try ManuscriptFile(parsing: bytes, limits: limits)
    } catch {
      throw InputError("\(name): \(error)")
    }
  }

  static func limits() throws(InputError) -> ManuscriptLimits {
    var limits = ManuscriptLimits.standard
    guard let text = Invocation.current.environment[limitVariable], !text.isEmpty else {
      return limits
    }
    guard let bytes = Int(text), bytes > 0 else {
      throw InputError("\(limitVariable) should be a number of bytes from 1")
    }
    limits.file = bytes
    return limits
  }
}
