import Glibc

extension EmbeddedServer {
  var processes: ServerProcesses { ServerProcesses(dataDirectory: dataDirectory) }

  /// The server's first process, if the pid file tells the truth.
  var postmaster: PostmasterFile? {
    PostmasterFile(dataDirectory: dataDirectory).flatMap { processes.contains($0.pid) ? $0 : nil }
  }

  /// Ends the server's processes, also those that outlived a killed first process: they would
  /// keep a new server from starting.
  func end(_ shutdown: Shutdown) throws(EmbeddedServerError) {
    if let postmaster {
      kill(postmaster.pid, shutdown == .fast ? SIGINT : SIGQUIT)
    } else if !processes.areGone(within: min(patience, .seconds(2))) {
      // They end by themselves when they notice, but not in the middle of a statement. Nothing
      // that was committed is lost by this.
      for process in processes.all { kill(process, SIGQUIT) }
    }
    guard processes.areGone(within: patience) else {
      throw .timedOut(
        waitingFor: "the shutdown of PostgreSQL in \(homeDirectory)",
        seconds: Int(patience.components.seconds))
    }
  }

  /// Removes what a killed server leaves behind. A new one would refuse to start on it if the
  /// process id in it has been given to another process of the same user meanwhile.
  ///
  /// Only for the holder of the lock, when no process of the server lives.
  func removeStaleFiles() {
    for path in [
      "\(dataDirectory)/postmaster.pid", socketFile.path, "\(socketFile.path).lock",
    ] { unlink(path) }
  }
}
