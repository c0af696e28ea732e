/// A systemd unit of a newsroom on a shared server.
///
/// The program needs the database and nothing else: no files, no devices, no privileges. What a
/// directive does is in systemd.exec(5). `systemd-analyze security` rates the result; a test compares
/// the rating with ``exposure``.
struct SystemdUnit {
  /// The overall exposure level, from 0 to 10, and its word.
  static let exposure = "1.1 OK"

  let service: SystemdService
  /// The absolute path of the program.
  let program: String
  /// The user of the system that the program runs as. If there is none, systemd allocates one while
  /// the program runs.
  let user: String

  var text: String {
    """
    # Written by 'galley service'. Exposure by 'systemd-analyze security': \(Self.exposure).
    #
    # \(service.environmentFile) is readable by root only and names the database:
    #   GALLEY_DATABASE_URL=postgresql://\(service.login)@db.example.com/newsroom
    #   PGPASSWORD=...
    [Unit]
    Description=\(service.summary)
    Wants=network-online.target
    After=network-online.target postgresql.service

    [Service]
    Type=exec
    ExecStart=\(Self.quoted(program)) \(service.command)
    EnvironmentFile=\(service.environmentFile)
    User=\(user)
    DynamicUser=yes
    \(service.directories)
    Restart=on-failure
    RestartSec=5
    # A wrong command line or a missing right is for a person to correct.
    RestartPreventExitStatus=64 77
    TimeoutStopSec=60

    # What it may not do.
    CapabilityBoundingSet=
    AmbientCapabilities=
    NoNewPrivileges=yes
    KeyringMode=private
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    PrivateDevices=yes
    PrivateIPC=yes
    PrivateMounts=yes
    PrivateTmp=yes
    PrivateUsers=yes
    ProcSubset=pid
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHome=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    ProtectSystem=strict
    RemoveIPC=yes
    RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    SystemCallArchitectures=native
    SystemCallErrorNumber=EPERM
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    UMask=0077

    [Install]
    WantedBy=multi-user.target

    """
  }

  /// A path as systemd reads it in a command line: `%`, `$` and quotation marks have a meaning there.
  private static func quoted(_ path: String) -> String {
    let text = path.replacing("%", with: "%%")
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "/._-+%".contains($0) }
    guard !plain else { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("$", with: "$$")
    return "\"\(escaped)\""
  }
}
