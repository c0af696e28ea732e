import EmbeddedPostgreSQL
import Foundation
import Glibc
import Newsroom
import PlainText
import SystemCalls

/// A `galley serve` for a benchmark's database, with an nginx and a folder of its own.
struct DeskProcess: Sendable {
  let url: String
  let port: UInt16
  let process: pid_t
  private let home: String
  private let arguments: [String]

  /// The name in the site of the file that nginx serves by itself.
  static let fileName = "same-size.html"
  private static let patience = Duration.seconds(30)

  /// Starts it, and waits until it answers.
  ///
  /// - Throws: ``Failure`` if it does not.
  static func start(on address: DatabaseAddress) async throws -> DeskProcess {
    let home = FileManager.default.temporaryDirectory.appending(path: "galley-serve-\(UUID().text)")
      .path
    let site = "\(home)-site"
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: false)
    try Data("<!DOCTYPE html><title>Site</title>".utf8).write(
      to: URL(filePath: "\(site)/index.html"))
    let port = try LoopbackSocket.freePort()
    guard case .shared(let database) = address.forDesk else {
      throw Failure(.failed, "the private server does not run")
    }
    let arguments = [
      "serve", "--no-worker", "--listen", "127.0.0.1:\(port)", "--site", site,
    ]
    let process = try ChildProgram.startGalley(
      arguments, on: database, environment: ["GALLEY_HOME": home])
    let desk = DeskProcess(
      url: "http://127.0.0.1:\(port)", port: port, process: process, home: home,
      arguments: arguments)
    do {
      try await desk.waitUntilReady()
    } catch {
      desk.stop()
      throw error
    }
    return desk
  }

  /// Ends it and its nginx, and removes its files.
  func stop() {
    kill(process, SIGTERM)
    _ = SystemCall.waitForExit(of: process)
    if let stopping = try? ChildProgram.startGalley(
      ["serve", "--stop"], environment: ["GALLEY_HOME": home])
    {
      _ = SystemCall.waitForExit(of: stopping)
    }
    for folder in [home, "\(home)-site"] { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// Lets nginx serve a file of this size.
  func writeFile(ofSize count: Int) throws {
    try Data(repeating: 0x61, count: count)
      .write(to: URL(filePath: "\(home)-site/\(Self.fileName)"))
  }

  /// The memory that only this process uses, in bytes.
  var memory: Int { ProcessMemory.own(of: process) }

  /// The memory that only the processes of its nginx use, in bytes.
  var webServerMemory: Int {
    let text = try? String(contentsOfFile: "\(home)/nginx/nginx.pid", encoding: .utf8)
    guard let main = text.flatMap({ pid_t($0.trimmed) }) else { return 0 }
    let workers =
      (try? String(contentsOfFile: "/proc/\(main)/task/\(main)/children", encoding: .utf8)) ?? ""
    return ([main] + workers.split(separator: " ").compactMap { pid_t($0) })
      .map(ProcessMemory.own).reduce(0, +)
  }

  /// The processor time that this process has used, in user mode and in the kernel.
  var processorTime: Duration {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name of the program is in parentheses and may contain spaces. See proc(5).
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    let ticks = fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
    return .seconds(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private func waitUntilReady() async throws {
    let end = ContinuousClock.now + Self.patience
    while true {
      if let answer = try? HTTPExchange.get("\(url)/desk/sign-in"), answer.status == 200 { return }
      guard ContinuousClock.now < end, kill(process, 0) == 0 else {
        throw Failure(
          .failed, "'galley \(arguments.joined(separator: " "))' does not answer; run it to see why"
        )
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
