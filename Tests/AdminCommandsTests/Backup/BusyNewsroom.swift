/// A newsroom in which almost everything has happened.
struct BusyNewsroom {
  let desk: PrivateNewsroom

  func work() async throws {
    try await people()
    try await lamp()
    try await others()
    // Creates former builds, and read models as of a past position.
    try await desk.text("projection", "rebuild", "--all")
    try await desk.text("list", "--at-position", "3", as: "otto")
    // Makes the transaction ids much higher than those of a fresh cluster.
    try await desk.run(
      """
      DO $$ BEGIN
        FOR number IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP;
      END $$
      """)
  }

  private func people() async throws {
    for (name, role) in [
      ("eva", "editor"), ("emil", "editor"), ("anna", "admin"), ("otto", "auditor"),
    ] {
      try await desk.text("user", "add", name, "--role", role)
    }
    try await desk.text("user", "disable", "emil")
    try await desk.run("ALTER ROLE eva PASSWORD 'a-lamp-in-the-harbour'")
  }

  private func draft(_ slug: String) async throws {
    let manuscript = Office.manuscript.replacing("slug: harbour-lamp", with: "slug: \(slug)")
    try await desk.text("draft", "-", as: "eva", stdin: manuscript)
  }

  /// Published, corrected, renamed, and with a later revision.
  private func lamp() async throws {
    try await draft("lamp")
    try await desk.text("note", "lamp", "Call the keeper.", as: "anna")
    try await desk.text("submit", "lamp", as: "eva")
    try await desk.text("approve", "lamp", as: "anna")
    try await desk.text("publish", "lamp", as: "anna")
    try await revise("lamp", "The second paragraph, put right.")
    try await desk.text("submit", "lamp", as: "eva")
    try await desk.text("approve", "lamp", as: "anna")
    try await desk.text("correct", "lamp", "--notice", "A word was wrong.", as: "anna")
    try await desk.text("rename", "lamp", "lighthouse", as: "anna")
    try await revise("lighthouse", "The second paragraph, once more.")
  }

  private func revise(_ slug: String, _ paragraph: String) async throws {
    let manuscript = Office.manuscript.replacing("slug: harbour-lamp\n", with: "")
      .replacing("The second paragraph.", with: paragraph)
    try await desk.text("revise", slug, "-", as: "eva", stdin: manuscript)
  }

  private func others() async throws {
    for slug in ["ferry", "mole", "tide"] { try await draft(slug) }
    try await desk.text("submit", "ferry", as: "eva")
    try await desk.text("assign", "mole", "eva", "--due", "2100-01-02", as: "eva")
    try await desk.text("embargo", "mole", "--until", "2100-01-01T06:00:00Z", as: "eva")
    try await desk.text("spike", "tide", "--reason", "No news.", as: "eva")
  }
}
