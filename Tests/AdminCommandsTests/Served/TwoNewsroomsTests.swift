import Foundation
import Glibc
import TestSupport
import Testing

/// Two newsrooms of a private server, each with its own `galley serve`.
@Suite(.timed, .timeLimit(.minutes(15))) struct TwoNewsroomsTests {
  private static let password = ServedNewsroom.password

  /// The newsroom `galley` of anna and eva, and the newsroom `sports` of paul, with an article each.
  private static let preparation = """
    galley() { "$GALLEY" --quiet "$@"; }
    add() { echo '\(password)' | galley --newsroom "$1" user add "$2" --role "$3" --password; }
    set -e
    galley newsroom add sports
    add galley anna admin; add galley eva editor; add sports paul admin
    printf 'One metre.\\n' >wall.md
    galley --as eva draft wall.md --headline 'The sea wall' --byline Eva
    galley --newsroom sports --as paul draft wall.md --headline 'The cup match' --byline Paul
    """

  private func waitUntilReady(_ port: Int) async throws {
    var client = DeskClient(port: port)
    let deadline = ContinuousClock.now + .seconds(120)
    while await client.get("/desk/sign-in").status != 200 {
      try #require(ContinuousClock.now < deadline, "the desk does not answer")
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func signIn(_ name: String, _ port: Int) async -> (client: DeskClient, status: Int) {
    var client = DeskClient(port: port)
    let answer = await client.post(
      "/desk/sign-in", ["name": name, "password": Self.password])
    return (client, answer.status)
  }

  @Test func `two newsrooms are served at once, and a login of one does not read the other`()
    async throws
  {
    try await PrivateHome.with { environment in
      let prepared = try await GalleyBinary().shell(Self.preparation, environment: environment)
      try #require(prepared.exitCode == 0, "\(prepared.stderr)")
      let (first, second) = (try Loopback.freePort(), try Loopback.freePort())
      let programs = [
        try LaunchedProgram(
          ["--as", "anna", "serve", "--listen", "\(first)"], environment: environment),
        try LaunchedProgram(
          ["--as", "paul", "--newsroom", "sports", "serve", "--listen", "\(second)"],
          environment: environment),
      ]
      let outcome: Result<Void, any Error>
      do {
        for port in [first, second] { try await waitUntilReady(port) }
        outcome = .success(try await check(first, second, environment))
      } catch {
        outcome = .failure(error)
      }
      for program in programs { program.send(SIGTERM) }
      for program in programs {
        let ended = try await program.end()
        #expect(ended.code == 0, "\(ended.errors)")
      }
      for newsroom in ["galley", "sports"] {
        _ = try await GalleyBinary().run(
          ["--newsroom", newsroom, "serve", "--stop"], environment: environment)
      }
      try outcome.get()
    }
  }

  private func check(
    _ first: Int, _ second: Int, _ environment: [String: String]
  ) async throws {
    var (eva, evaStatus) = await signIn("eva", first)
    var (paul, paulStatus) = await signIn("paul", second)
    #expect((evaStatus, paulStatus) == (303, 303))
    let news = await eva.get("/desk/articles").body
    #expect(news.contains("The sea wall") && !news.contains("The cup match"))
    let sports = await paul.get("/desk/articles").body
    #expect(sports.contains("The cup match") && !sports.contains("The sea wall"))
    #expect(await signIn("eva", second).status == 403)
    #expect(await signIn("paul", first).status == 403)
    // The session of one desk is none of the other.
    var stranger = eva.at(second)
    #expect(await stranger.get("/desk/articles").status == 401)

    let home = try #require(environment["GALLEY_HOME"])
    let asked = try await GalleyBinary().shell(
      """
      ask() { PGPASSWORD='\(Self.password)' psql "host=$GALLEY_HOME/run user=$1 dbname=$2" -Atc "$3"; }
      ask eva galley 'SELECT count(*) FROM galley.events'
      ask eva sports 'SELECT count(*) FROM galley.events' 2>&1 | grep -c 'permission denied for database'
      """, environment: ["GALLEY_HOME": home])
    #expect(asked.stdout == "1\n1\n", "\(asked.stdout)\(asked.stderr)")
  }
}
