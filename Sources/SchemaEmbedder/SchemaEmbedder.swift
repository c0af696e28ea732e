import Foundation

/// Writes the SQL files of the schema's folder as string literals:
/// `SchemaEmbedder SCHEMA-FOLDER OUTPUT-FILE`.
@main
struct SchemaEmbedder {
  struct Flaw: Error, CustomStringConvertible {
    let description: String
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw Flaw(description: "SchemaEmbedder takes the schema's folder and the file to write")
    }
    let folder = URL(filePath: arguments[1])
    let text = """
      extension Schema {
        package static let migrations: [Migration] = [
      \(try migrations(in: folder))
        ]

        package static let definitions: [Definition] = [
      \(try definitions(in: folder))
        ]
      }

      """
    try text.write(to: URL(filePath: arguments[2]), atomically: true, encoding: .utf8)
  }

  /// In order of their numbers, which start at 1 and have no gaps.
  private static func migrations(in folder: URL) throws -> String {
    let folder = folder.appending(path: "migrations")
    let names = try sqlFiles(below: folder)
    return try names.enumerated().map { index, name in
      let stem = name.dropLast(".sql".count)
      guard Int(stem.prefix(4)) == index + 1, stem.dropFirst(4).first == "_" else {
        throw Flaw(description: "\(name) should have the number \(index + 1), as NNNN_name.sql")
      }
      return """
            Migration(number: \(index + 1), name: \(literal(String(stem.dropFirst(5)))), sql: \
        \(try literal(String(contentsOf: folder.appending(path: name), encoding: .utf8)))),
        """
    }.joined(separator: "\n")
  }

  /// In the order of `order.txt`, which names every file.
  private static func definitions(in folder: URL) throws -> String {
    let folder = folder.appending(path: "definitions")
    let order = try String(contentsOf: folder.appending(path: "order.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    let files = try sqlFiles(below: folder)
    guard order.sorted() == files else {
      let differing = Set(order).symmetricDifference(files).sorted()
      throw Flaw(
        description:
          "definitions/order.txt and the files differ in: \(differing.joined(separator: ", "))")
    }
    return try order.map { path in
      """
          Definition(path: \(literal(path)), sql: \
      \(try literal(String(contentsOf: folder.appending(path: path), encoding: .utf8)))),
      """
    }.joined(separator: "\n")
  }

  private static func sqlFiles(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.sorted()
  }

  /// A string literal on one line.
  private static func literal(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
