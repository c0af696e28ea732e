package import Foundation

/// The `galley` program that was built with these tests. Any number of them may run at once.
///
/// ```swift
/// let outcome = try await GalleyBinary().run(
///   ["show", "a-slug"], environment: ["GALLEY_DATABASE_URL": database.url(as: "eva")])
/// ```
package struct GalleyBinary: Sendable {
  package struct Outcome: Sendable {
    package let stdout: String
    package let stderr: String
    /// The exit code, or 128 plus the number of the signal.
    package let exitCode: Int
  }

  /// It is next to the test bundle.
  package static var path: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "galley").path
  }

  /// The variables of a sanitizer: its options, and the library that ThreadSanitizer needs for
  /// mutexes.
  private static let sanitizer = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "LSAN_OPTIONS", "LD_PRELOAD"].contains($0.key)
  }

  package init() {}

  /// Runs the program to its end, in an empty directory.
  ///
  /// - Parameter environment: The environment, in addition to a `PATH`, a `HOME`, a UTF-8
  ///   locale and the zone UTC.
  package func run(
    _ arguments: [String], stdin: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(
      Self.path, arguments, stdin: Data(stdin.utf8), environment: environment)
  }

  /// Runs a shell script in which `$GALLEY` is the program: for pipes, signals and terminals.
  ///
  /// In the script, `wait_until` repeats a command until it succeeds. After two minutes it ends the
  /// script and its jobs with the exit code 9.
  package func shell(
    _ script: String, stdin: Data = Data(), environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(
      "/bin/sh", ["-c", Self.prelude + script], stdin: stdin, environment: environment)
  }

  private static let prelude = """
    wait_until() {
      for try in $(seq 6000); do "$@" && return; sleep 0.02; done
      echo "waited in vain for: $*" >&2; jobs -p >jobs; kill $(cat jobs); exit 9
    }

    """

  /// Input and output are files, so that neither side waits for the other.
  private func run(
    _ program: String, _ arguments: [String], stdin: Data, environment: [String: String]
  ) async throws -> Outcome {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "galley-run-\(UUID().uuidString)")
    let home = directory.appending(path: "home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let files = ["stdin", "stdout", "stderr"].map { directory.appending(path: $0) }
    for (file, content) in zip(files, [stdin, Data(), Data()]) { try content.write(to: file) }

    var streams = ChildProcess.Streams()
    (streams.input, streams.output, streams.errors) = (files[0].path, files[1].path, files[2].path)
    let process = try ChildProcess(
      program, arguments,
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GALLEY": Self.path,
      ].merging(Self.sanitizer) { $1 }.merging(environment) { $1 },
      directory: home.path, streams: streams)
    let exitCode = await process.exitCode()
    return Outcome(
      stdout: try String(contentsOf: files[1], encoding: .utf8),
      stderr: try String(contentsOf: files[2], encoding: .utf8),
      exitCode: exitCode)
  }
}
