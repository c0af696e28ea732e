import Foundation
import TestSupport
import Testing

/// `galley serve` as a process, with its private nginx, on a private server.
@Suite(.serialized) struct ServeCommandTests {
  /// Shell functions. `status PATH [FIELD=VALUE ...]` prints the status of the answer, and 000 if
  /// nobody answers; fields are sent as a form.
  private static let functions = """
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    status() {
      python3 - "http://127.0.0.1:$port$1" "$2" <<'PY'
    import sys, urllib.error, urllib.request
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_): return None
    form = sys.argv[2].encode() or None
    try:
        print(urllib.request.build_opener(Stay).open(sys.argv[1], form, timeout=60).status)
    except urllib.error.HTTPError as error: print(error.code)
    except OSError: print("000")
    PY
    }
    body() { python3 -c 'import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1]).read())' "http://127.0.0.1:$port$1" 2>/dev/null; }
    serve() { "$GALLEY" --as anna serve --listen "$port" "$@" >>log 2>&1 & server=$!; }
    answers() { [ "$(grep -c 'the desk answers at' log)" -ge "$1" ]; }

    """

  @Test func `people sign in, and a server takes the place of another`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          echo 'correct horse battery' | "$GALLEY" user add anna --role admin --password >/dev/null 2>&1
          : >log
          serve; wait_until answers 1; first=$server
          status /desk/sign-in; status /desk
          status /desk/sign-in 'name=anna&password=correct+horse+battery'
          status /desk/sign-in 'name=anna&password=wrong+horse+battery'
          status /desk/sign-in 'name=galley_superuser&password=x'
          serve --no-worker; wait_until answers 2
          kill -TERM $first; wait $first; echo "code $?"
          status /desk/sign-in
          kill -TERM $server; wait $server; echo "code $?"
          status /desk/sign-in
          "$GALLEY" serve --stop
          status /desk/sign-in
          """, environment: environment)
      #expect(
        outcome.stdout.split(separator: "\n") == [
          "200", "401", "303", "403", "403", "code 0", "200", "code 0", "503", "000",
        ], "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stderr.hasSuffix("stopped nginx\n"))
    }
  }

  @Test func `a server that cannot start leaves the one that runs alone`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          "$GALLEY" user add anna --role admin >/dev/null 2>&1
          : >log
          serve; wait_until answers 1; first=$server
          python3 -u -m http.server --bind 127.0.0.1 0 >taken 2>&1 & other=$!
          wait_until grep -q Serving taken
          taken=$(sed -En 's/.* port ([0-9]+) .*/\\1/p' taken)
          "$GALLEY" --as anna serve --no-worker --listen "$taken" 2>&1; echo "code $?"
          status /desk/sign-in; ls "$GALLEY_HOME/run" | grep -c 'desk.socket\\.'
          kill $other; kill -TERM $first; wait $first; echo "code $?"
          "$GALLEY" serve --stop
          """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.count == 5, "\(outcome.stdout)\(outcome.stderr)")
      #expect(lines.first?.contains("another program already listens at 127.0.0.1:") == true)
      #expect(lines.dropFirst() == ["code 1", "200", "0", "code 0"])
    }
  }

  @Test func `the worker of a killed server ends with it`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          "$GALLEY" user add anna --role admin >/dev/null 2>&1
          : >log
          serve; wait_until grep -q 'following the log' log
          wait_until answers 1
          kill -KILL $server
          wait_until grep -q 'stopped after' log
          status /desk
          serve; wait_until answers 2; status /desk
          kill -TERM $server; wait $server; echo "code $?"
          "$GALLEY" serve --stop 2>&1
          """, environment: environment)
      #expect(
        outcome.stdout.split(separator: "\n") == ["503", "401", "code 0", "stopped nginx"],
        "\(outcome.stdout)\(outcome.stderr)")
    }
  }

  @Test func `what cannot be served is refused in one line`() async throws {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      _ = try await galley.run(
        ["user", "add", "eva", "--role", "editor"], environment: environment)
      let refused: [([String], Int, String)] = [
        (["--listen", "0.0.0.0:8443"], 64, "give --tls-cert and --tls-key"),
        (["--listen", "somewhere"], 64, "must be a port, or an IP address and a port"),
        (["--tls-cert", "a.pem"], 64, "Give both --tls-cert and --tls-key."),
        (["--scgi", "s", "--site", "x"], 64, "configure --tls-cert and --site there"),
        (["--scgi-group", "www-data"], 64, "--scgi-group belongs to --scgi"),
        (["--scgi", "s", "--scgi-group", "no such"], 1, "there is no group 'no such'"),
        (["--tls-cert", "/a.pem", "--tls-key", "/a.key"], 1, "cannot read /a.pem"),
        (["--site", "/nowhere"], 1, "there is no site in /nowhere"),
        (["--site", "live", "--no-worker"], 64, "leave out --no-worker"),
        (["--as", "eva"], 77, "eva is not an admin and cannot carry out schedules"),
        (["--as", "nobody2"], 77, "there is no active person 'nobody2'"),
      ]
      for (words, code, sentence) in refused {
        let outcome = try await galley.run(["serve"] + words, environment: environment)
        #expect(outcome.exitCode == code, "\(words): \(outcome.stderr)")
        #expect(outcome.stderr.contains(sentence), "\(words): \(outcome.stderr)")
      }
      let missing = try await galley.run(
        ["serve"], environment: environment.merging(["GALLEY_NGINX": "/nowhere"]) { $1 })
      #expect(missing.exitCode == 1)
      #expect(missing.stderr.contains("nginx is not installed (looked in /nowhere)"))
    }
  }

  @Test func `a live site shows what is published, and metrics and the log count the requests`()
    async throws
  {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          printf '%s\n' '---' 'headline: The keeper' 'byline: Eva Example' 'dateline:' '  place: Kiel' \
            '  date: 2026-11-29' 'section: News' 'language: en' '---' 'The lamp is lit.' >keeper.md
          for name in anna adam; do "$GALLEY" user add $name --role admin >/dev/null 2>&1; done
          "$GALLEY" user add eva --role editor >/dev/null 2>&1
          : >log
          serve --site live --log-requests; wait_until answers 1
          has_page() { body /index.html | grep -q "$1"; }
          "$GALLEY" --as eva --quiet draft keeper.md && "$GALLEY" --as eva --quiet submit the-keeper
          "$GALLEY" --as adam --quiet approve the-keeper && "$GALLEY" --as adam --quiet publish the-keeper
          wait_until has_page 'The keeper'
          "$GALLEY" --as anna --quiet unpublish the-keeper --reason 'A test.'
          gone() { ! has_page 'The keeper'; }
          wait_until gone
          grep -q 'of the site for 1 changed article' log && echo changed
          status /desk
          secret=$(printf '%064d' 0); status /desk/reset/$secret
          body /metrics | grep -E '^galley_(requests_total.*4xx"}|log_watermark) '
          grep -oE 'request [0-9a-f]{32} GET [^ ]+ [0-9]+ [0-9.]+ ms' log | cut -d ' ' -f 3-5
          python3 -c 'import sys, urllib.request; print(len(urllib.request.urlopen(sys.argv[1]).headers["X-Request-Id"]))' \
            "http://127.0.0.1:$port/desk/sign-in"
          kill -TERM $server; wait $server; echo "code $?"
          "$GALLEY" serve --stop 2>&1
          """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "changed", "401", "404", "galley_log_watermark 5",
          #"galley_requests_total{interface="desk",status="4xx"} 2"#, "GET /desk 401",
          "GET /desk/reset/… 404", "32", "code 0", "stopped nginx",
        ], "\(outcome.stdout)\(outcome.stderr)")
    }
  }

  @Test func `the configuration for a web server of one's own is printed`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().run(
        ["serve", "--scgi", "/run/desk.socket", "--print-config"], environment: environment)
      #expect(outcome.exitCode == 0)
      #expect(outcome.stdout.contains("scgi_pass unix:/run/desk.socket;"))
      #expect(outcome.stdout.hasPrefix("server {\n"))
    }
  }
}
