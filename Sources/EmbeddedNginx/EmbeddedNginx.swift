import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A private nginx: it has its own folder and configuration, and touches nothing of an nginx of the
/// system. It runs as the current user; if that is root, as the owner of the home.
///
/// ```swift
/// let nginx = try EmbeddedNginx(home: home)
/// _ = try nginx.start(NginxConfiguration(address: .standard, socket: "\(home)/run/desk"))
/// ```
///
/// It keeps running when this process ends. Calls block their thread, for up to a minute.
package struct EmbeddedNginx: Sendable {
  package enum Started: Hashable, Sendable {
    case started
    /// It ran with another configuration.
    case reconfigured
    case unchanged
  }

  private let home: NginxHome
  private let environment: [String: String]
  private let patience: Duration

  /// - Parameters:
  ///   - home: An existing folder, in which nginx gets a folder of its own. Absolute.
  ///   - environment: `GALLEY_NGINX` or `PATH` say where nginx is.
  ///   - patience: How long to wait until nginx has started or stopped.
  package init(
    home: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    patience: Duration = .seconds(20)
  ) throws(EmbeddedNginxError) {
    self.home = try NginxHome(in: home)
    (self.environment, self.patience) = (environment, patience)
  }

  /// The main process, if it runs.
  package var pid: Int32? {
    let text = try? String(contentsOfFile: "\(home.path)/nginx.pid", encoding: .utf8)
    return text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
      .flatMap { home.processes.contains($0) ? $0 : nil }
  }

  /// Whether the main process was killed, and no other has been started.
  package var hasCrashed: Bool { access("\(home.path)/nginx.pid", F_OK) == 0 && pid == nil }

  /// Makes sure that nginx runs with this configuration.
  package func start(
    _ configuration: NginxConfiguration
  ) throws(EmbeddedNginxError) -> Started {
    for path in configuration.paths + [home.path] where !Directive.accepts(path) {
      throw .pathUnusable(path: path)
    }
    guard home.control.utf8.count < UnixAddress.longestPath else {
      throw .pathTooLong(path: home.control)
    }
    let program = try NginxProgram.find(environment: environment)
    try home.prepare()
    return try home.locked { () throws(EmbeddedNginxError) in
      try start(program, configuration)
    }
  }

  private func start(
    _ program: NginxProgram, _ configuration: NginxConfiguration
  ) throws(EmbeddedNginxError) -> Started {
    let generation = configuration.generation(folder: home.path)
    let control = NginxControl(path: home.control)
    let running = pid
    let formerWorkers = home.processes.all.filter { $0 != running }
    let wasLong = try home.setAsideLongLog()
    if let running, control.generation == generation {
      // Open the files again.
      if wasLong { kill(running, SIGUSR1) }
      return .unchanged
    }
    let former = running.flatMap { _ in home.configurationText }
    try home.write(configuration: configuration.text(folder: home.path))
    let log = home.logEnd
    do throws(EmbeddedNginxError) {
      if let running {
        try run(program, ["-t", "-q"], configuration)
        kill(running, SIGHUP)
      } else {
        try end()
        try home.removeStaleSocket()
        try run(program, [], configuration)
      }
      let deadline = Deadline(after: patience)
      // A former worker accepts connections until it begins to shut down.
      while control.generation != generation || !formerWorkers.allSatisfy(home.isLeaving) {
        // nginx looks for an address in use only once it reads its configuration again.
        if let output = home.logText(from: log), output.contains("still could not bind") {
          throw EmbeddedNginxError(output: output, address: "\(configuration.address)")
        }
        guard deadline.waitBriefly() else {
          throw .timedOut(doing: "use its configuration", seconds: patience.wholeSeconds)
        }
      }
    } catch {
      // It goes on with the former one.
      if let former { try? home.write(configuration: former) }
      throw error
    }
    return running == nil ? .started : .reconfigured
  }

  /// Stops nginx after the requests that it is answering.
  ///
  /// - Returns: False if it did not run.
  package func stop() throws(EmbeddedNginxError) -> Bool {
    guard access(home.path, F_OK) == 0 else { return false }
    return try home.locked { () throws(EmbeddedNginxError) in
      let wasRunning = !home.processes.all.isEmpty
      if let pid {
        kill(pid, SIGQUIT)
        _ = home.processes.areGone(within: patience)
      }
      try end()
      return wasRunning
    }
  }

  /// Ends what is left of it, such as workers whose main process was killed.
  private func end() throws(EmbeddedNginxError) {
    for process in home.processes.all { kill(process, SIGTERM) }
    guard home.processes.areGone(within: patience) else {
      throw .timedOut(doing: "stop", seconds: patience.wholeSeconds)
    }
  }

  private func run(
    _ program: NginxProgram, _ options: [String], _ configuration: NginxConfiguration
  ) throws(EmbeddedNginxError) {
    let arguments = ["-c", home.configuration, "-e", home.log, "-p", "\(home.path)/"]
    let outcome = try program.run(options + arguments, as: home.user, in: home.path)
    guard outcome.status == 0 else {
      throw EmbeddedNginxError(output: outcome.output, address: "\(configuration.address)")
    }
  }
}
