import Foundation
import TestSupport
import Testing

/// The log as a feed for a real nats-server, with the program of the documentation.
@Suite(.database) struct FeedTests {
  private let office = Office()

  /// The program on the page about feeds.
  private static func program() throws -> String {
    let page = URL(filePath: #filePath)
      .appending(path: "../../../Sources/galley/galley.docc/Feed.md").standardized
    let blocks = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "```python\n").dropFirst()
    return try #require(blocks.first?.components(separatedBy: "```").first)
  }

  /// Reads the ids of the messages of the stream until it has as many as there are events.
  private static let reader = """
    import asyncio, json, os, sys
    import nats

    async def main():
        connection = await nats.connect(os.environ["NATS_URL"])
        stream = connection.jetstream()
        want = [json.loads(line)["id"] for line in open("want")]
        for _ in range(2400):
            try:
                state = (await stream.stream_info("newsroom")).state
            except nats.js.errors.NotFoundError:
                state = None
            if state and state.messages >= len(want):
                break
            await asyncio.sleep(0.05)
        messages = [await stream.get_msg("newsroom", n) for n in range(1, state.last_seq + 1)]
        found = [json.loads(message.data)["id"] for message in messages]
        print("same" if found == want else f"{len(found)} of {len(want)}")
        await connection.close()

    asyncio.run(main())
    """

  @Test(.timeLimit(.minutes(15)))
  func `JetStream gets each event once, however often the program and the follower are killed`()
    async throws
  {
    try await office.publish()
    let python = try await ValidatorProgram.programs() + "/python"
    let outcome = try await GalleyBinary().shell(
      """
      mkdir bin; printf '#!/bin/sh\nexec "$REAL" --as anna "$@"\n' >bin/galley; chmod +x bin/galley
      export REAL=$GALLEY PATH=$PWD/bin:$PATH:/usr/sbin
      cat >publish.py <<'END'
      \(try Self.program())
      END
      cat >read.py <<'END'
      \(Self.reader)
      END
      port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
      export NATS_URL=nats://127.0.0.1:$port
      nats-server -js -sd store -a 127.0.0.1 -p $port >server.log 2>&1 & server=$!
      wait_until grep -q 'Server is ready' server.log
      for i in $(seq 1 30); do "$GALLEY" --as eva --quiet note harbour-lamp "Note $i."; done & writer=$!
      kills=0
      while kill -0 $writer 2>/dev/null || [ $kills -le 2 ]; do
        \(python) publish.py 2>/dev/null & program=$!
        python3 -c 'import random, time; time.sleep(0.4 + random.random())'
        kill -KILL $program; wait $program 2>/dev/null; kills=$((kills + 1))
      done
      wait $writer
      galley log tail --after 0 -n 1000 --format ndjson >want
      \(python) publish.py 2>/dev/null & program=$!
      \(python) read.py
      kill -KILL $program $server; wait
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.stdout == "same\n", "\(outcome.stdout)\(outcome.stderr)")
  }
}
