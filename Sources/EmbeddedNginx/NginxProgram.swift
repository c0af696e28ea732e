import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// An installed nginx.
struct NginxProgram: Hashable, Sendable {
  static let oldest = "1.18"

  let path: String

  /// The one that `GALLEY_NGINX` names, or else the first in `PATH` and in the system's folders.
  static func find(environment: [String: String]) throws(EmbeddedNginxError) -> NginxProgram {
    let candidates: [String]
    if let given = environment["GALLEY_NGINX"], !given.isEmpty {
      candidates = [given]
    } else {
      let folders = (environment["PATH"] ?? "").split(separator: ":").map { String($0) }
      candidates = (folders + ["/usr/sbin", "/usr/local/sbin"]).map { "\($0)/nginx" }
    }
    guard let path = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw .programMissing(searched: candidates)
    }
    let program = NginxProgram(path: path)
    try program.checkVersion()
    return program
  }

  private func checkVersion() throws(EmbeddedNginxError) {
    // "nginx version: nginx/1.22.1"
    let text = try execute(Subprocess(path: path, arguments: ["-v"])).output
    let version = text.split(separator: "/").last?.prefix { $0.isNumber || $0 == "." } ?? ""
    func numbers(_ text: some StringProtocol) -> [Int] {
      text.split(separator: ".").compactMap { Int($0) }
    }
    guard !numbers(version).lexicographicallyPrecedes(numbers(Self.oldest)) else {
      throw .tooOld(version: String(version))
    }
  }

  /// Runs nginx. `output` is what it says about errors.
  func run(
    _ arguments: [String], as user: ServerUser, in folder: String
  ) throws(EmbeddedNginxError) -> Subprocess.Outcome {
    try execute(user.program(path, arguments, directory: folder))
  }

  private func execute(
    _ program: Subprocess
  ) throws(EmbeddedNginxError) -> Subprocess.Outcome {
    do throws(SubprocessError) {
      return try program.execute()
    } catch {
      throw .system(error.code, doing: error.doing, path: path)
    }
  }
}
