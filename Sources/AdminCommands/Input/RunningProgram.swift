import Foundation
import Newsroom

/// The program that runs now.
enum RunningProgram {
  /// The absolute path.
  static var path: String {
    get throws(Failure) {
      guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      else { throw Failure(.failed, "cannot find out where this program is: /proc is not mounted") }
      return path
    }
  }
}
