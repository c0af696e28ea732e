import Foundation
import TestSupport
import Testing

/// Programs that judge exports and were not written here, some with grammars of our own.
enum Validators {
  /// The folder with the schemas of the standards; nil if there is none.
  static let standards = ProcessInfo.processInfo.environment["GALLEY_STANDARDS"]

  /// A grammar of our own.
  static func own(_ name: String) -> String { ValidatorProgram.path(name) }

  /// What is wrong with JSON values, according to a JSON Schema: for each value, a line for each
  /// fault.
  static func faults(in values: [String], bySchema schema: String) async throws -> [[String]] {
    let lines = try await run("validate-json", [schema], lines: values)
    return sorted(lines, count: values.count)
  }

  /// What a JSON-LD processor reads in documents: for each document, a line for each article.
  static func articles(in documents: [String]) async throws -> [[String]] {
    let lines = try await run("read-json-ld", lines: documents)
    return sorted(lines, count: documents.count)
  }

  /// What is wrong with XML documents, according to an XML Schema.
  static func faults(in documents: [String], byXSD schema: String) async throws -> [[String]] {
    try await faults(in: documents, [:], codes: [0, 3]) { _, files in
      ("/usr/bin/xmllint", ["--nonet", "--noout", "--schema", schema] + files)
    }
  }

  /// What is wrong with XML documents, according to a grammar in RELAX NG's compact syntax.
  ///
  /// - Parameter included: Another grammar to which the grammar refers.
  static func faults(
    in documents: [String], byGrammar grammar: String, including included: String? = nil
  ) async throws -> [[String]] {
    var copies: [String: String] = [:]
    for path in [grammar] + (included.map { [$0] } ?? []) {
      copies[URL(filePath: path).lastPathComponent] = try String(
        contentsOfFile: path, encoding: .utf8)
    }
    let name = URL(filePath: grammar).lastPathComponent
    return try await faults(in: documents, copies, codes: [0, 1]) { folder, files in
      ("/usr/bin/jing", ["-c", "\(folder)/\(name)"] + files)
    }
  }

  /// Writes the documents into files, and sorts what a program says about them.
  private static func faults(
    in documents: [String], _ others: [String: String], codes: Set<Int>,
    by command: (_ folder: String, _ files: [String]) -> (String, [String])
  ) async throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in others {
      try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    var files: [String] = []
    for (number, document) in documents.enumerated() {
      let file = folder.appending(path: "document-\(number).xml")
      try document.write(to: file, atomically: false, encoding: .utf8)
      files.append(file.path)
    }
    let (program, arguments) = command(folder.path, files)
    let output = try await ValidatorProgram.output(of: program, arguments, codes: codes)
    // Debian's jing can use libraries that its package does not depend on, and names each that is absent.
    let lines = output.split(separator: "\n").filter {
      !$0.hasSuffix(" validates") && !$0.hasPrefix("[warning] \(program): Unable to locate ")
    }
    // Such as an error in the grammar.
    let others = lines.filter { line in !files.contains { line.contains($0) } }
    try #require(others == [], "\(program)")
    return files.map { file in lines.filter { $0.contains("\(file):") }.map(String.init) }
  }

  /// Gives values to a program, each in its line.
  private static func run(
    _ program: String, _ arguments: [String] = [], lines: [String]
  ) async throws -> [Substring] {
    // In JSON, a line end is only between values.
    let input = lines.map { $0.replacing("\n", with: " ") + "\n" }.joined()
    return try await ValidatorProgram.run(program, arguments, input: Array(input.utf8))
      .split(separator: "\n")
  }

  /// The lines that begin with each number from 1.
  private static func sorted(_ lines: [Substring], count: Int) -> [[String]] {
    (0..<count).map { number in
      lines.filter { $0.hasPrefix("\(number + 1): ") }.map(String.init)
    }
  }

  /// What is wrong with the pages below a folder, each in its line; empty if nothing is.
  static func faults(inSite folder: String) async throws -> String {
    try await ValidatorProgram.run("check-site", [folder])
  }
}
