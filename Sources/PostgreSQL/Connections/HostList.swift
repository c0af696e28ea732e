import Synchronization

/// The hosts of an address, which are tried one after another until one accepts the connection.
///
/// Each has its own time limit, so that one that gives no answer takes no time from the others. The
/// host that accepted the last connection of this process is tried first.
struct HostList {
  private let settings: ConnectionSettings
  private let hosts: [ConnectionSettings]

  /// The place of the host that accepted the last connection, by the hosts' names.
  private static let accepted = Mutex<[String: Int]>([:])

  /// The limit for a host in seconds: no longer than for an answer. If the settings have no
  /// `connect_timeout`, it is shorter with several hosts, because another one may answer.
  private var seconds: Int {
    let usual = settings.connectTimeout ?? (hosts.count > 1 ? 3 : 10)
    guard let limit = settings.answerLimit else { return usual }
    return max(1, min(usual, Int((limit / .seconds(1)).rounded(.up))))
  }

  init(_ settings: ConnectionSettings) {
    self.settings = settings
    hosts = settings.hosts
  }

  /// Returns an open `PGconn`, which the caller must finish.
  ///
  /// - Throws: Why the host refused, or a host that is there and knows that it must refuse. Kind
  ///   `unreachable` if none can accept a connection now.
  func connect(_ notices: NoticeBox) throws(PostgresError) -> OpaquePointer {
    guard hosts.count > 1 else {
      do throws(PostgresError) {
        return try Handshake.connect(hosts[0], within: seconds, notices: notices)
      } catch {
        throw error.connecting(to: settings)
      }
    }
    let first = Self.accepted.withLock { $0[name] } ?? 0
    let order = [first] + hosts.indices.filter { $0 != first }
    var refusals: [PostgresError] = []
    for preference in settings.hostPreferences {
      refusals = []
      for place in order {
        let host = hosts[place].with("target_session_attrs", preference)
        do throws(PostgresError) {
          let connection = try Handshake.connect(host, within: seconds, notices: notices)
          Self.accepted.withLock { $0[name] = place }
          return connection
        } catch {
          guard error.kind == .unreachable else { throw error.connecting(to: host) }
          refusals.append(error.of(host: host.host ?? "localhost"))
        }
      }
    }
    let isStarting = refusals.contains { $0.sqlState == .cannotConnectNow }
    throw PostgresError(
      .unreachable, refusals.map(\.message).joined(separator: "; "),
      sqlState: isStarting ? .cannotConnectNow : nil
    ).connecting(to: settings)
  }

  private var name: String {
    "\(settings.host ?? "") \(settings.port ?? "") \(settings.hostPreferences.joined(separator: " "))"
  }
}

extension ConnectionSettings {
  /// The settings for each host, in the order of the address.
  fileprivate var hosts: [ConnectionSettings] {
    let lists = ["host", "hostaddr", "port"].map { keyword in
      (keyword, (effective(keyword) ?? "").split(separator: ",", omittingEmptySubsequences: false))
    }
    let count = max(lists[0].1.count, lists[1].1.count)
    // Otherwise the lists do not match, which libpq reports.
    guard count > 1, lists.allSatisfy({ $0.1.count <= 1 || $0.1.count == count }) else {
      return [self]
    }
    return (0..<count).map { place in
      var host = self
      for (keyword, values) in lists where values.count == count {
        host = host.with(keyword, String(values[place]))
      }
      return host
    }
  }

  /// libpq's `target_session_attrs` for each round over several hosts. Unless they are set, only a
  /// host that accepts changes will do.
  fileprivate var hostPreferences: [String] {
    switch effective("target_session_attrs") ?? "any" {
    case "any" where options["target_session_attrs"] == nil: ["read-write"]
    case "prefer-standby": ["standby", "any"]
    case let preference: [preference]
    }
  }
}

extension PostgresError {
  fileprivate func connecting(to settings: ConnectionSettings) -> PostgresError {
    settings.label?.explaining(self)
      ?? PostgresError(kind, "cannot connect to \(settings): \(message)", sqlState: sqlState)
  }

  /// libpq's own words mostly begin with the host.
  fileprivate func of(host: String) -> PostgresError {
    guard !message.contains(host) else { return self }
    return PostgresError(kind, "\(host): \(message)", sqlState: sqlState)
  }
}
