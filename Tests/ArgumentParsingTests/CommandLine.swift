import ArgumentParsing
import Testing

@testable import SampleCommands

/// A command line of `press`, as words separated by single spaces.
struct CommandLine {
  let words: [String]

  init(_ line: String) { words = line.split(separator: " ").map(String.init) }

  init(words: [String]) { self.words = words }

  /// The command that the line runs.
  func command<Command: Subcommand>(
    _ type: Command.Type = Command.self, at location: SourceLocation = #_sourceLocation
  ) throws -> Command {
    guard case .run(let command) = try Parser(Press.self).parse(words) else {
      throw Surprise("\(words) runs no command")
    }
    return try #require(command as? Command, sourceLocation: location)
  }

  func help(width: Int = 80) throws -> String {
    guard case .help(let text) = try Parser(Press.self, helpWidth: width).parse(words) else {
      throw Surprise("\(words) asks for no help")
    }
    return text
  }

  /// The text of the error; nil when there is none.
  var error: String? {
    do {
      _ = try Parser(Press.self).parse(words)
      return nil
    } catch {
      return error.description
    }
  }
}

struct Surprise: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
