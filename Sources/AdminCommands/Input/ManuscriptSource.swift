import Foundation
import Glibc
import Manuscripts
import Newsroom

/// Where a manuscript comes from: a file, standard input, or an editor.
enum ManuscriptSource {
  case file(String)
  case standardInput
  case editor

  /// The environment variable that sets how many bytes a manuscript may have.
  static let limitVariable = "GALLEY_MAX_MANUSCRIPT"

  /// - Parameter path: The argument; `-` is standard input.
  /// - Throws: ``Failure`` if there is neither an argument nor a terminal.
  init(_ path: String?) throws(Failure) {
    switch path {
    case "-": self = .standardInput
    case let path?: self = .file(path)
    case nil:
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        throw Failure(
          .invalid,
          "an editor needs a terminal; name a Markdown file, or - for standard input")
      }
      self = .editor
    }
  }

  /// Its name in errors.
  var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .editor: "the manuscript"
    }
  }

  /// The path of the file; nil if it is none.
  var filePath: String? {
    if case .file(let path) = self { path } else { nil }
  }

  /// Reads the manuscript and passes it to `save`.
  ///
  /// - Parameter template: The text that an editor opens.
  /// - Returns: The result of `save`; nil if the template was left unchanged or empty.
  /// - Throws: ``Failure``, the errors of `save`, or ``KeptText`` with either of them if the
  ///   text would otherwise be lost.
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

  /// Adds the name of the source to a failure.
  func named<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw error.at(name)
    }
  }

  private func parse(
    _ bytes: [UInt8], _ limits: ManuscriptLimits
  ) throws(Failure) -> ManuscriptFile {
    do {
      return try ManuscriptFile(parsing: bytes, limits: limits)
    } catch {
      throw Failure(.invalid, "\(name): \(error)")
    }
  }

  static func limits() throws(Failure) -> ManuscriptLimits {
    var limits = ManuscriptLimits.standard
    guard let text = Invocation.current.environment[limitVariable], !text.isEmpty else {
      return limits
    }
    guard let bytes = Int(text), bytes > 0 else {
      let failure = Failure(.invalid, "\(limitVariable) must be a number of bytes, 1 or more")
      throw Invocation.current.settingPlaces[limitVariable].map(failure.at) ?? failure
    }
    limits.file = bytes
    return limits
  }
}
