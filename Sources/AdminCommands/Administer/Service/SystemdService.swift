import ArgumentParsing

/// What systemd can run of a newsroom on a shared server.
package enum SystemdService: String, CaseIterable, Sendable {
  /// Follows the log: read models, schedules, deliveries.
  case worker
  /// Answers the requests that the system's web server passes on.
  case desk

  var fileName: String { "galley-\(rawValue).service" }
  var environmentFile: String { "/etc/galley/\(rawValue).env" }

  /// The login in the example of the environment file.
  var login: String {
    switch self {
    case .worker: "worker"
    case .desk: "galley_desk"
    }
  }

  var summary: String {
    switch self {
    case .worker: "Galley worker: read models and scheduled publications"
    case .desk: "Galley web desk and API, behind the web server of this machine"
    }
  }

  /// The words after the program.
  var command: String {
    switch self {
    case .worker: "worker"
    case .desk: "serve --no-worker --scgi /run/galley-desk/socket --scgi-group www-data"
    }
  }

  /// The lines about the directories that it writes to.
  var directories: String {
    switch self {
    case .worker:
      """
      # Files of the worker, such as metrics, belong here: --metrics-file /run/galley/metrics.prom
      RuntimeDirectory=galley
      """
    case .desk:
      """
      # The web server's group may use the socket. Its configuration is printed by
      # 'galley serve --print-config --scgi /run/galley-desk/socket'.
      RuntimeDirectory=galley-desk
      RuntimeDirectoryMode=0755
      SupplementaryGroups=www-data
      StateDirectory=galley-desk
      Environment=GALLEY_HOME=/var/lib/galley-desk
      """
    }
  }
}

extension SystemdService: ExpressibleByArgument {}
