import Glibc
import PrivateServers
import SystemCalls

extension EmbeddedServer {
  var processes: ServerProcesses { ServerProcesses(of: "postgres", in: dataDirectory) }

  /// The postmaster, if the process in the pid file really is one.
  var postmaster: PostmasterFile? {
    PostmasterFile(dataDirectory: dataDirectory).flatMap { processes.contains($0.pid) ? $0 : nil }
  }

  /// Whether the postmaster was killed, or ended in a power failure, and no other has been started.
  package var hasCrashed: Bool {
    access("\(dataDirectory)/postmaster.pid", F_OK) == 0 && postmaster == nil
  }

  /// Ends all processes of the server. Processes that are left of a killed postmaster would prevent
  /// a new server from starting.
  func end(_ shutdown: Shutdown) throws(EmbeddedServerError) {
    if let postmaster {
      kill(postmaster.pid, shutdown == .fast ? SIGINT : SIGQUIT)
    } else if !processes.areGone(within: min(patience, .seconds(2))) {
      // They end by themselves, but not during a statement. No committed data is lost.
      for process in processes.all { kill(process, SIGQUIT) }
    }
    guard processes.areGone(within: patience) else {
      throw .timedOut(
        waitingFor: "the shutdown of PostgreSQL in \(homeDirectory)",
        seconds: patience.wholeSeconds)
    }
  }

  /// Removes the files that a killed server leaves. A new server would refuse to start if another
  /// process of the same user now has the process id in them.
  ///
  /// Call it with the lock held and after all processes of the server have ended.
  func removeStaleFiles() {
    for path in [
      "\(dataDirectory)/postmaster.pid", socketFile.path, "\(socketFile.path).lock",
    ] { unlink(path) }
  }
}
