import Foundation
import PostgreSQL
import TestSupport
import Testing

/// An address with several hosts, such as the servers of a cluster.
struct HostListTests {
  private func url(_ hosts: [String], _ settings: ConnectionSettings, _ more: String = "") -> String
  {
    let name = "\(settings.user ?? "")@/\(settings.database ?? "")"
    let port = settings.port ?? "5432"
    let ports = hosts.map { $0 == settings.host ? port : "5432" }.joined(separator: ",")
    return "postgresql://\(name)?host=\(hosts.joined(separator: ","))&port=\(ports)\(more)"
  }

  @Test func `a host that gives no answer takes no time from the next one, and is then tried last`()
    async throws
  {
    try await withDatabase { settings in
      let silent = try SilentServer()
      let several = try ConnectionSettings(
        url: url([silent.directory, settings.host ?? ""], settings, "&connect_timeout=1"))
      var connection = try Connection(several)
      try connection.execute("SELECT 1")
      #expect(silent.arrivals() == 1)
      _ = try Connection(several)
      #expect(silent.arrivals() == 0)
    }
  }

  @Test func `if no host accepts a connection, the error says why for each`() throws {
    let silent = try SilentServer()
    let settings = try ConnectionSettings(
      url: "postgresql://anna@/x?host=\(silent.directory),/nonexistent&connect_timeout=1")
    let error = failure { _ = try Connection(settings) }
    #expect(error?.kind == .unreachable)
    #expect(
      error?.description == """
        cannot connect to \(settings): \(silent.directory): no answer within 1 s; connection to \
        server on socket "/nonexistent/.s.PGSQL.5432" failed: No such file or directory
        """)
  }

  @Test
  func `of several hosts, one that accepts changes is chosen unless the address says otherwise`()
    async throws
  {
    try await withDatabase { settings in
      var administrator = try Connection(settings)
      try administrator.execute(
        """
        ALTER DATABASE \(identifier: settings.database ?? "")
        SET default_transaction_read_only = on
        """)
      let hosts = [settings.host ?? "", settings.host ?? ""]
      let error = failure { _ = try Connection(ConnectionSettings(url: url(hosts, settings))) }
      #expect(error?.kind == .unreachable)
      #expect(error?.description.contains("session is read-only") == true)
      for choice in ["any", "read-only", "primary", "prefer-standby"] {
        let settings = try ConnectionSettings(
          url: url(hosts, settings, "&target_session_attrs=\(choice)"))
        var connection = try Connection(settings)
        try connection.execute("SELECT 1")
      }
      // One host is taken as it is: reading works.
      var alone = try Connection(settings)
      #expect(
        failure { try alone.execute("CREATE TABLE t ()") }?.description == """
          the server accepts no changes now: it is a standby, or default_transaction_read_only is \
          on; reading works
          """)
    }
  }

  @Test func `a host that knows the caller and refuses is not passed over`() async throws {
    try await withDatabase { settings in
      let missing = settings.with(database: "missing")
      let hosts = [settings.host ?? "", "/nonexistent"]
      let error = failure { _ = try Connection(ConnectionSettings(url: url(hosts, missing))) }
      #expect(error?.sqlState == .invalidCatalogName)
    }
  }
}
