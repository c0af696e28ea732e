import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import TestSupport
import Testing

/// libpq's settings for TLS, on a server with a certificate and on one without.
@Suite(.timed) struct TransportTests {
  /// Runs a server on a port of 127.0.0.1, with a certificate for the name `localhost` from its own
  /// authority.
  private static func withServer(
    encrypting: Bool, _ body: (_ url: String, _ certificates: String) async throws -> Void
  ) async throws {
    try await PrivateHome.with { environment in
      let home = try #require(environment["GALLEY_HOME"])
      let certificates = URL(filePath: home).deletingLastPathComponent().path
      try await makeCertificates(in: certificates)
      let authentication = "\(certificates)/pg_hba.conf"
      try """
      local all all peer map=galley
      host all all 127.0.0.1/32 scram-sha-256

      """.write(toFile: authentication, atomically: false, encoding: .utf8)
      var settings = [
        "listen_addresses": "127.0.0.1", "hba_file": authentication, "fsync": "off",
        "shared_buffers": "16MB", "max_connections": "20",
      ]
      if encrypting {
        settings["ssl"] = "on"
        settings["ssl_cert_file"] = "\(certificates)/server.crt"
        settings["ssl_key_file"] = "\(certificates)/server.key"
      }
      let (server, port) = try start(in: home, settings)
      var superuser = try Connection(
        ConnectionSettings(
          socketDirectory: server.socketDirectory, port: port, database: "postgres",
          user: server.superuser))
      try superuser.execute("CREATE ROLE chief SUPERUSER LOGIN PASSWORD 'correct horse battery'")
      try await body("postgresql://chief@localhost:\(port)/postgres", certificates)
    }
  }

  /// Starts it on a free port. It tries several, because another process may take one first.
  private static func start(
    in home: String, _ settings: [String: String]
  ) throws -> (server: EmbeddedServer, port: Int) {
    var attempts = 0
    while true {
      attempts += 1
      let port = Int.random(in: 20_000..<32_000)
      let server = EmbeddedServer(
        home: home, settings: settings.merging(["port": "\(port)"]) { $1 })
      do {
        try server.start()
        return (server, port)
      } catch {
        let isTaken = EmbeddedServerError.startFailed(
          reason: "could not create any TCP/IP sockets", log: server.logFile)
        guard error == isTaken, attempts < 10 else { throw error }
      }
    }
  }

  private static func makeCertificates(in directory: String) async throws {
    let outcome = try await GalleyBinary().shell(
      """
      set -e; cd '\(directory)'
      for authority in right wrong; do
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
          -subj "/CN=$authority" -keyout $authority.key -out $authority.crt
      done
      openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
        -keyout server.key -out server.csr
      echo subjectAltName=DNS:localhost >server.ext
      openssl x509 -req -in server.csr -CA right.crt -CAkey right.key -CAcreateserial -days 2 \
        -extfile server.ext -out server.crt
      chmod 600 server.key; chmod 644 *.crt
      if [ "$(id -u)" = 0 ]; then
        chown "$(id -u postgres 2>/dev/null || id -u nobody)" server.key
      fi
      """)
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
  }

  private func run(
    _ words: [String], _ url: String, _ environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words,
      environment: ["GALLEY_DATABASE_URL": url, "PGPASSWORD": "correct horse battery"]
        .merging(environment) { $1 })
  }

  @Test func `a certificate is checked as libpq's settings say, in the URL or the environment`()
    async throws
  {
    try await Self.withServer(encrypting: true) { url, certificates in
      let right = "sslmode=verify-full&sslrootcert=\(certificates)/right.crt"
      let migrated = try await run(["database", "migrate"], "\(url)?\(right)")
      #expect(migrated.exitCode == 0, "\(migrated.stderr)")
      let status = try await run(["database", "status"], "\(url)?\(right)")
      #expect(status.stdout.contains(#/connection +encrypted, TLSv1\.[23]\n/#), "\(status.stdout)")
      let byEnvironment = try await run(
        ["database", "status", "--format", "json"], url,
        ["PGSSLMODE": "verify-full", "PGSSLROOTCERT": "\(certificates)/right.crt"])
      #expect(byEnvironment.stdout.contains(#/"encryption" : "TLSv1\.[23]"/#))

      for (settings, reason) in [
        ("sslmode=verify-full&sslrootcert=\(certificates)/wrong.crt", "certificate verify failed"),
        ("sslmode=verify-ca&sslrootcert=\(certificates)/wrong.crt", "certificate verify failed"),
        ("sslmode=verify-full&sslrootcert=\(certificates)/none.crt", "does not exist"),
      ] {
        let refused = try await run(["list"], "\(url)?\(settings)")
        #expect(refused.exitCode == 69, "\(settings): \(refused.stderr)")
        #expect(refused.stderr.contains(reason), "\(refused.stderr)")
        #expect(refused.stderr.hasPrefix("galley: cannot connect to postgresql://chief@localhost"))
        #expect(refused.stderr.count { $0 == "\n" } == 1, "\(refused.stderr)")
      }
      // The certificate is for another name.
      let byNumber = try await run(
        ["list"], "\(url.replacing("localhost", with: "127.0.0.1"))?\(right)")
      #expect(byNumber.exitCode == 69)
      #expect(byNumber.stderr.contains("does not match host name"), "\(byNumber.stderr)")

      let plain = try await run(["database", "status"], "\(url)?sslmode=disable")
      #expect(plain.stdout.contains(#/connection +not encrypted\n/#), "\(plain.stdout)")
    }
  }

  @Test func `a server without a certificate is refused where encryption is required`()
    async throws
  {
    try await Self.withServer(encrypting: false) { url, _ in
      let refused = try await run(["list"], "\(url)?sslmode=require")
      #expect(refused.exitCode == 69)
      #expect(
        refused.stderr.contains("server does not support SSL, but SSL was required"),
        "\(refused.stderr)")
      #expect(refused.stderr.count { $0 == "\n" } == 1)
      let preferred = try await run(["database", "status"], url)
      #expect(preferred.stdout.contains(#/connection +not encrypted\n/#), "\(preferred.stdout)")
    }
  }
}
