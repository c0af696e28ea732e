import ArgumentParsing
import Foundation
import Glibc
import JSON
import Newsroom
import Terminal

/// A run of `galley` from its arguments to its exit code.
package enum Program {
  /// - Parameter arguments: Without the program's name.
  /// - Returns: The exit code. An error has been printed on standard error.
  package static func run(_ arguments: [String]) async -> Int32 {
    StandardStream.ignoreBrokenPipes()
    endOnInterrupt()
    let given = GivenOption(in: arguments)
    var invocation = Invocation.current
    invocation.format = given.value(of: "format").flatMap { OutputFormat(rawValue: $0) } ?? .table
    let settings = Result { () throws(Failure) in try invocation.readSettings() }
    invocation.zone = RunZone(
      named: given.value(of: "zone"), environment: invocation.environment)
    return await Invocation.$current.withValue(invocation) {
      await finish(arguments, settings)
    }
  }

  private static func finish(
    _ arguments: [String], _ settings: Result<Void, Failure>
  ) async -> Int32 {
    do {
      try settings.get()
      try checkZone()
      try await execute(arguments)
      try Invocation.current.output.flush()
      return EXIT_SUCCESS
    } catch let ending as Ending {
      return end(with: ending.code, line: nil)
    } catch {
      let ending = ProgramEnd(error)
      return end(with: ending.code.rawValue, line: ending.line)
    }
  }

  /// - Throws: ``Failure`` with the line of the settings file, if the zone is from there.
  private static func checkZone() throws(Failure) {
    let run = Invocation.current
    do {
      try run.zone.check()
    } catch {
      let failure = Failure(error)
      guard !run.zone.isGiven, let place = run.settingPlaces[ZoneChoice.variable] else {
        throw failure
      }
      throw failure.at(place)
    }
  }

  /// Carries out a command line in the current invocation.
  static func execute(_ arguments: [String]) async throws {
    var invocation = Invocation.current
    invocation.arguments = arguments
    invocation.viewpoint = Viewpoint()
    if let schema = try schema(requestedBy: arguments) {
      return try invocation.output.write(JSONOutput.text(of: JSONValue.object(schema.document)))
    }
    let screen = invocation.output.capabilities(environment: invocation.environment)
    let width = screen.isTerminal ? min(screen.width, 100) : 80
    switch try Parser(Galley.self, helpWidth: width).parse(arguments) {
    case .run(let command):
      try await Invocation.$current.withValue(invocation) {
        var command = command
        try await command.run()
      }
    case .help(let text), .version(let text): try invocation.output.write(text)
    }
  }

  /// The schema that `galley help --json-schema COMMAND` prints; nil for another command line.
  private static func schema(requestedBy arguments: [String]) throws(Failure) -> JSONSchema? {
    let option = "--json-schema"
    guard arguments.contains(option), let asked = Parser(Galley.self).wordsOfHelp(in: arguments)
    else { return nil }
    let words = asked.filter { $0 != option }
    guard let schema = AnswerSchemas.schema(of: words) else {
      let command = ShellCommand(words).quotation
      throw Failure(.invalid, "there is no JSON answer of \(command); see 'galley help'")
    }
    return schema
  }

  private static func end(with code: Int32, line: String?) -> Int32 {
    // Deliver what was printed before the failure.
    try? Invocation.current.output.flush()
    if let line { try? Invocation.current.error.write(line) }
    return code
  }

  /// Ctrl-C ends the program immediately. An unfinished append is recorded completely or not at all.
  private static func endOnInterrupt() {
    signal(SIGINT) { _ in _exit(ExitCode.interrupted.rawValue) }
  }
}

/// Ends the program with an exit code and no message.
struct Ending: Error {
  let code: Int32
}
