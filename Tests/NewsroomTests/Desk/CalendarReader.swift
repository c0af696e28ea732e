import Foundation
import TestSupport

/// A program that reads iCalendar files and was not written here.
enum CalendarReader {
  /// A line for each fault, which begins with `fault: `, and one for each event.
  static func read(_ text: String) async throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await ValidatorProgram.run("validate-ics", [file.path])
      .split(separator: "\n").map { String($0) }
  }
}
