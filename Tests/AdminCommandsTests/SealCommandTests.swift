import Foundation
import TestSupport
import Testing

/// Sealing, proving and verifying on a shared server, with the key in a file.
@Suite(.database) struct SealCommandTests {
  private let office = Office()

  /// Runs a script in which `galley` runs the program as anna, or as `$AS`.
  private func shell(_ script: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      "export PYTHONDONTWRITEBYTECODE=1\n"
        + "galley() { \"$GALLEY\" --as ${AS:-anna} \"$@\"; }\n" + script,
      environment: [
        "GALLEY_DATABASE_URL": office.database.url(), "CHECK": Self.verifier,
      ])
  }

  /// A verifier in another language. It shares only the formats with the program.
  private static let verifier = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Verifier/check_proof.py").path

  private static let sealing = """
    galley log key --key-file desk.key --name example.org/desk >desk.pub 2>made
    galley log seal --key-file desk.key >desk.seal 2>sealed

    """

  @Test func `a sealed log is verified by a key and a seal from elsewhere`() async throws {
    try await office.publish()
    let outcome = try await shell(
      Self.sealing + """
        cat made sealed; stat -c %a desk.key
        galley log seal --key-file desk.key 2>&1 >again.seal; cmp desk.seal again.seal
        galley log verify --key desk.pub --seal desk.seal
        """)
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(
      outcome.stdout == """
        created a sealing key in desk.key; keep a copy in another place
        sealed 4 events, 4 new, up to position 4
        600
        nothing new since the last seal (4 events)
        4 events of 1 stream and 1 text: all covered by 1 seal

        """)
  }

  @Test func `a key does not seal a log that has lost what the key has sealed`() async throws {
    try await office.publish()
    let superuser = try await office.database.session()
    try await superuser.run(
      "ALTER TABLE galley.events DISABLE TRIGGER ALL; ALTER TABLE galley.seals DISABLE TRIGGER ALL")
    let sealed = try await shell(
      Self.sealing
        + "cat desk.key desk.key.latest; stat -c %a desk.key.latest; cmp desk.key.latest desk.seal")
    let lines = sealed.stdout.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    #expect(lines.suffix(2).first == "600", "\(sealed.stdout)\(sealed.stderr)")
    try await superuser.run(
      "DELETE FROM galley.events WHERE position = 4; DELETE FROM galley.seals")
    let latest = lines[1..<(lines.count - 2)].joined(separator: "\n")
    let outcome = try await shell(
      """
      umask 077
      printf '%s\\n' '\(lines[0])' >desk.key; printf '%s\\n' '\(latest)' >desk.key.latest
      galley log seal --key-file desk.key
      """)
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stderr.hasPrefix(
        "galley: the log has lost events: it has 3, and the latest seal by this key covers 4"),
      "\(outcome.stderr)")
    #expect(outcome.stderr.split(separator: "\n").count == 1)
  }

  @Test func `a change is reported, and sets the exit code`() async throws {
    try await office.publish()
    let superuser = try await office.database.session()
    try await superuser.run("ALTER TABLE galley.events DISABLE TRIGGER ALL")
    let sealed = try await shell(Self.sealing + "cat desk.pub desk.seal")
    try await superuser.run("DELETE FROM galley.events WHERE position = 4")
    let parts = sealed.stdout.split(separator: "\n", maxSplits: 1)
    let (key, seal) = (parts[0], parts[1])
    let files = "printf '%s\\n' '\(key)' >desk.pub; printf '%s' '\(seal)' >desk.seal\n"
    let outcome = try await shell(files + "galley log verify --key desk.pub --seal desk.seal")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout.contains(
        "the last 1 of the 4 events of the seal in desk.seal are missing, after position 3\n"))
    #expect(outcome.stderr.hasPrefix("galley: the log failed verification: "))
    let json = try await shell(
      files + "galley log verify --key desk.pub --seal desk.seal --format json")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(json.stdout.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(report["found"] as? Int == findings.count)
    #expect(findings.contains { $0["position"] as? Int == 3 })
  }

  @Test func `a proof is valid here, in another program, and without the database`()
    async throws
  {
    try await office.publish()
    let outcome = try await shell(
      Self.sealing + """
        galley log prove harbour-lamp --key desk.pub >published.proof
        galley log prove harbour-lamp --of approval --key desk.pub >approved.proof
        unset GALLEY_DATABASE_URL
        GALLEY_HOME=/nowhere galley log check-proof published.proof --key desk.pub
        GALLEY_HOME=/nowhere galley log check-proof - --key "$(cat desk.pub)" <approved.proof |
          sed -n 1,3p
        python3 "$CHECK" published.proof "$(cat desk.pub)" | sed -n '1p;$p'
        """)
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    let lines = outcome.stdout.split(separator: "\n").map(String.init)
    try #require(lines.count == 13, "\(outcome.stdout)")
    #expect(lines[0] == "proved    event 4 of the 4 sealed by example.org/desk")
    #expect(lines[1] == "event     ArticlePublished")
    #expect(lines[2] == "actor     anna")
    #expect(lines[7].hasPrefix("{") && lines[7].contains("\"revision\""), "\(lines[7])")
    #expect(lines[8] == "proved    event 3 of the 4 sealed by example.org/desk")
    #expect(lines[9] == "event     ArticleApproved")
    #expect(lines[11] == "galley event 1")
    #expect(lines[12] == lines[7])
  }

  @Test func `an export with proofs can be checked here and in another program, text and all`()
    async throws
  {
    try await office.publish()
    try await office.draft("second")
    let outcome = try await shell(
      Self.sealing + """
        for step in submit approve publish; do
          who=anna; [ $step = submit ] && who=eva; "$GALLEY" --as $who $step second >>steps
        done
        run() { galley export ninjs --with-proof proofs --key desk.pub "$@" -o out 2>&1; }
        run; ls proofs
        galley log seal --key-file desk.key >desk.seal 2>>sealed
        run | head -1; ls proofs
        unset GALLEY_DATABASE_URL
        for slug in harbour-lamp second; do
          python3 "$CHECK" proofs/$slug.tlog-proof "$(cat desk.pub)" proofs/$slug.text.json |
            grep -c ArticlePublished
          galley log check-proof proofs/$slug.tlog-proof --text proofs/$slug.text.json \
            --key desk.pub --database postgresql:///none | sed -n 2p
        done
        sed 's/paragraph/Paragraph/' proofs/second.text.json >other.json
        sed 's/Lamp/lamp/' proofs/second.text.json >other2.json
        for text in other.json other2.json proofs/harbour-lamp.text.json desk.pub; do
          galley log check-proof proofs/second.tlog-proof --text $text --key desk.pub 2>&1; echo $?
          python3 "$CHECK" proofs/second.tlog-proof "$(cat desk.pub)" $text >>log 2>&1 || echo refused
        done
        """)
    let other = "galley: the text is not the one that the proved event is about\n1\nrefused\n"
    let missing =
      "1 article has no proof yet, because no seal covers the publication: run 'galley log seal' and "
      + "export again."
    #expect(
      outcome.stdout == """
        Wrote 1 proof to proofs. \(missing)
        Exported 2 articles. Continue with --after 8
        harbour-lamp.text.json
        harbour-lamp.tlog-proof
        Wrote 2 proofs to proofs
        harbour-lamp.text.json
        harbour-lamp.tlog-proof
        second.text.json
        second.tlog-proof
        1
        event     ArticlePublished
        1
        event     ArticlePublished
        \(other)\(other)\(other)galley: this is not a published text, as an export with proofs writes it
        1
        refused

        """, "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func `a typographical correction is proved`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      galley show harbour-lamp --manuscript | sed 's/paragraph/paragrahp/' >story.md
      AS=eva galley revise harbour-lamp story.md >log
      AS=eva galley submit harbour-lamp >log
      galley approve harbour-lamp >log
      galley correct harbour-lamp --refile --notice 'Spelling.' >log

      """ + Self.sealing + """
        galley export ninjs --with-proof proofs --key desk.pub -o out 2>&1 | head -1
        galley log check-proof proofs/harbour-lamp.tlog-proof --key desk.pub \\
          --text proofs/harbour-lamp.text.json | sed -n 2p
        """)
    #expect(
      outcome.stdout == "Wrote 1 proof to proofs\nevent     ArticleRefiled\n",
      "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func `proofs of what the public cannot read any more are removed`() async throws {
    try await office.publish()
    let outcome = try await shell(
      Self.sealing + """
        galley export json-ld --with-proof proofs --key desk.pub >/dev/null 2>&1; ls proofs | wc -l
        galley rename harbour-lamp old-lamp >log
        galley export json-ld --with-proof proofs --key desk.pub >/dev/null 2>&1; ls proofs
        galley kill old-lamp --notice 'We retract it.' --yes >log
        galley export json-ld --after 4 --with-proof proofs --key desk.pub >/dev/null; ls proofs
        galley export ninjs --key desk.pub; echo $?
        galley export ninjs --with-proof desk.pub/x --key desk.pub; echo $?
        galley export ninjs --with-proof other; echo $?
        """)
    #expect(
      outcome.stdout == """
        2
        old-lamp.text.json
        old-lamp.tlog-proof
        64
        1
        64

        """, "\(outcome.stdout)\(outcome.stderr)")
    #expect(
      outcome.stderr.hasSuffix(
        """
        galley: cannot create the folder desk.pub/x: Not a directory
        galley: give the public key of the seals with --key ('galley log key' prints it)

        """), "\(outcome.stderr)")
  }

  /// One bit of every byte. Another test flips every bit for the program's own check.
  @Test func `one bit flipped anywhere in a proof is refused by the other program`() async throws {
    try await office.publish()
    let outcome = try await shell(
      Self.sealing + """
        galley log prove harbour-lamp --key desk.pub >proof
        python3 - "$CHECK" "$(cat desk.pub)" <<'END'
        import runpy, sys
        check = runpy.run_path(sys.argv[1])["check"]
        proof = open("proof", "rb").read()
        check(proof.decode(), sys.argv[2])
        held = []
        for place in range(len(proof)):
            other = bytearray(proof)
            other[place] ^= 1 << place % 8
            try:
                check(bytes(other).decode(), sys.argv[2])
                held.append(place)
            except (AssertionError, ValueError):
                pass
        print(len(proof) > 500, held)
        END
        """)
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "True []\n")
  }

  @Test func `an impossible seal, proof or check is refused in one line`() async throws {
    try await office.draft()
    let other = "other+1f7e9d60+AQ=="
    let table: [(command: String, code: Int, line: String)] = [
      ("log seal", 64, "name the sealing key of a shared newsroom with --key-file"),
      (
        "log seal --key-file none", 64,
        "there is no sealing key none; 'galley log key --key-file none' creates one"
      ),
      ("log prove harbour-lamp", 64, "give the public key of the seals with --key"),
      ("log prove", 64, "Name an article, or a position with --position."),
      (
        "log prove harbour-lamp --key desk.pub", 1,
        "harbour-lamp has been neither approved nor published; use --position to prove any event"
      ),
      (
        "log prove --position 2 --key desk.pub", 1,
        "no seal covers position 2 yet; 'galley log seal' creates one"
      ),
      ("log verify", 64, "seals cannot be checked without a public key"),
      ("log verify --key '\(other)'", 64, "\(other)"),
      (
        "log check-proof desk.pub --key desk.pub", 1,
        "this is not a proof in C2SP's tlog-proof format; 'galley log prove' writes one"
      ),
      ("log check-proof desk.pub", 64, "Give the newsroom's public key with --key."),
      (
        "log key --key-file desk.key --name other", 64,
        "the name of the key in desk.key is example.org/desk"
      ),
      ("worker --seal-file latest", 64, "Give --seal-every to seal the log."),
    ]
    for (command, code, line) in table {
      let outcome = try await shell(Self.sealing + "galley \(command)")
      #expect(outcome.exitCode == code, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains(line), "\(command): \(outcome.stderr)")
      #expect(outcome.stdout.isEmpty, "\(command)")
    }
    let open = try await shell(
      Self.sealing + "chmod 644 desk.key; galley log seal --key-file desk.key")
    #expect(open.exitCode == 64)
    #expect(open.stderr.contains("desk.key"))
    let eva = try await shell(Self.sealing + "AS=eva; galley log seal --key-file desk.key")
    #expect(eva.exitCode == 77)
    #expect(eva.stderr == "galley: only an admin may seal the log\n")
  }

  @Test func `a worker seals at intervals and when it stops, and leaves the seal in a file`()
    async throws
  {
    try await office.draft()
    let outcome = try await shell(
      #"""
      galley log key --key-file desk.key >desk.pub 2>/dev/null
      "$GALLEY" --as anna worker --seal-every 1 --key-file desk.key --seal-file latest.seal \
        2>notices &
      worker=$!
      wait_until grep -q 'sealed 1 event, 1 new' notices
      (AS=eva; galley submit harbour-lamp >&2)
      wait_until grep -q 'sealed 2 events, 1 new' notices
      galley approve harbour-lamp >&2
      kill $worker; wait $worker || exit 9
      galley log verify --key desk.pub --seal latest.seal
      """#)
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "3 events of 1 stream and 1 text: all covered by 3 seals\n")
  }
}
