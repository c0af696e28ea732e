import Editorial
import Newsroom
import SCGI
import TestSupport
import Testing
import WebDesk

@Suite(.database) struct PublishTests {
  @Test func `the steps to publication say what the rules would refuse`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill(
        "/desk/new", on: "/desk/new", ["headline": "Lamp", "slug": "lamp", "body": "It burned.\n"])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let incomplete = await eva.get(page).text
      #expect(incomplete.contains("lamp is incomplete: add"), "a slug stays as it is")
      let full = try await eva.draft("Harbour wall", slug: "wall")
      #expect(await eva.get(full).text.contains(#"<li class="step-possible">"#))
      _ = try await eva.fill("\(full)/submit", on: full)
      #expect(await eva.get(full).text.contains("Only an admin may approve wall"))
      _ = try await anna.fill("\(full)/approve", on: full)
      _ = try await anna.fill("\(full)/embargo", on: full, ["time": "2099-12-24 06:00"])
      let embargoed = await anna.get(full).text
      #expect(embargoed.contains("is embargoed until Thu 24 Dec 2099 06:00 UTC"))
      #expect(embargoed.matches(of: /<li class="step-done">/).count == 2)
    }
  }

  @Test func `what can be taken back offers it, and once`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(await eva.get("\(page)?done=submit").text.contains("Undo: Withdraw"))
      #expect(!(await eva.get("\(page)?done=withdraw").text.contains("Undo: Submit")))
      let undone = try await eva.fill("\(page)/withdraw", on: "\(page)?done=submit")
      #expect(undone.status == 303)
      #expect(!(await eva.get("\(page)?done=submit").text.contains("Undo: Withdraw")))
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/schedule", on: page, ["time": "2099-12-24 06:00"])
      #expect(await anna.get("\(page)?done=schedule").text.contains("Undo: Cancel the schedule"))
    }
  }

  @Test func `a live article leads to its page on the site beside the desk, or on the publisher's`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      var beside = eva
      beside.desk = WebDesk(
        fixture.desk.newsroom, factorKey: .random(), isBesideSite: true
      ) { _ in }
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      #expect(await !beside.get(page).text.contains("On the site"))
      _ = try await anna.fill("\(page)/publish", on: page)
      let link = #"<a href="/articles/wall/">On the site</a>"#
      #expect(await beside.get(page).text.contains(link))
      #expect(await !eva.get(page).text.contains("On the site"))
      _ = try await fixture.newsroom.acting(as: "anna")
        .set(.publisherURL, to: ["https://post.example"])
      let published = #"<a href="https://post.example/articles/wall/">On the site</a>"#
      #expect(await eva.get(page).text.contains(published))
      _ = try await anna.fill("\(page)/unpublish", on: page, ["reason": "It is old."])
      #expect(await !beside.get(page).text.contains("On the site"))
    }
  }

  @Test func `publication, hold with a notice, unpublication and correction`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall", body: "The lamp burned.\n")
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      let times = ["time": "2099-12-24 06:00", "until": "2099-12-26 18:00"]
      #expect(try await anna.fill("\(page)/schedule", on: page, times).status == 303)
      #expect(await eva.get(page).text.contains("Sat 26 Dec 2099 18:00 UTC"))
      #expect(try await anna.fill("\(page)/publish", on: page).status == 303)
      let hold = ["reason": "A reader doubts it.", "hold-notice": "We are checking this."]
      #expect(try await anna.fill("\(page)/hold", on: page, hold).status == 303)
      let held = await eva.get(page).text
      #expect(held.contains("A reader doubts it.") && held.contains("We are checking this."))
      #expect(try await anna.fill("\(page)/lift-hold", on: page).status == 303)
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "The lamp failed.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      let form = await anna.get(page).text
      #expect(form.contains(">Publish the new text</button>"))
      #expect(!form.contains(">Publish</button>"))
      #expect(form.contains(/<details open[^>]*><summary>Publish a correction</))
      #expect(form.contains("Readers will see these changes"))
      #expect(form.contains("<del>burned</del><ins>failed</ins>"))
      let refile = ["kind": "refile", "notice": "Fixes a word."]
      let refused = try await anna.fill("\(page)/correct", on: page, refile)
      #expect(refused.status == 422)
      #expect(refused.text.contains("publish it as a correction"))
      let correction = ["kind": "correction", "notice": "The lamp failed; it did not burn."]
      #expect(try await anna.fill("\(page)/correct", on: page, correction).status == 303)
      #expect(await eva.get(page).text.contains("The lamp failed; it did not burn."))
    }
  }

  @Test func `a kill says what it would do, and names the article to read instead`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      let other = try await eva.draft("Harbour gate", slug: "gate")
      #expect(await anna.get("\(page)/kill").status == 422, "it was never public")
      for page in [page, other] {
        _ = try await eva.fill("\(page)/submit", on: page)
        _ = try await anna.fill("\(page)/approve", on: page)
        _ = try await anna.fill("\(page)/publish", on: page)
      }
      _ = try await anna.fill("\(page)/embargo", on: page, ["time": "2099-12-24 06:00"])
      let question = await anna.get("\(page)/kill").text
      #expect(question.contains("Kill “Harbour wall”?"))
      #expect(question.contains("<li>wall is live; this ends its embargo.</li>"))
      #expect(await eva.get("\(page)/kill").status == 403)
      let words = [
        "reason": "Untrue.", "notice": "This was untrue.", "replacement": "gate",
        "password": "anna",
      ]
      #expect(try await anna.fill("\(page)/kill", on: "\(page)/kill", words).status == 303)
      let killed = await eva.get(page).text
      #expect(killed.contains("<dt>Killed</dt><dd dir=\"auto\">anna: Untrue., <time"))
      #expect(killed.contains("This was untrue."))
      _ = try await anna.fill("\(other)/unpublish", on: other, ["reason": "Too early."])
      let unpublished = await eva.get(other).text
      #expect(unpublished.contains("<dt>Unpublished</dt><dd dir=\"auto\">anna: Too early., <time"))
    }
  }

  @Test func `the calendar shows a month and a week, and leads to others`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/schedule", on: page, ["time": "2099-12-31 06:00"])
      let month = await eva.get("/desk/calendar?month=2099-12").text
      #expect(month.contains("<h1>Dec 2099</h1>"))
      #expect(month.matches(of: /<li class="(free|busy)/).count == 31)
      #expect(month.contains("Harbour wall"))
      #expect(month.contains("/desk/calendar?month=2100-01"))
      // The week of 31 December 2099, a Thursday, reaches into the next year.
      let week = await eva.get("/desk/calendar?week=2100-01-02").text
      #expect(week.contains("Week of 28 Dec 2099"))
      #expect(week.matches(of: /<li class="(free|busy)/).count == 7)
      #expect(week.contains("Harbour wall"))
      for odd in [
        "?month=x", "?week=x", "?month=0001-01", "?week=0001-01-01", "?month=9999-12", "",
      ] {
        #expect(await eva.get("/desk/calendar\(odd)").status == 200, "\(odd)")
      }
    }
  }
}
