import SCGI
import TestSupport
import Testing

/// What a form that asks for the password shows after a refusal.
@Suite(.database) struct RefusedFormTests {
  private static let newsroom = "/desk/newsroom"

  @Test func `a refused setting stays open with what was typed`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let page = "\(Self.newsroom)/settings"
      for (key, value, password) in [
        ("publisher.name", "Orrin", "wrong"), ("time-zone", "Atlantis", "anna"),
        ("publisher.name", "Orrin\nPress", "anna"), ("second-factor", "required", "wrong"),
      ] {
        let typed = ["value": value, "reason": "Agreed.", "password": password]
        let answer = try await anna.fill("\(page)/\(key)", on: page, typed)
        #expect(answer.status == 422)
        #expect(answer.text.matches(of: /<details open/).count == 1, "\(key)")
        let reason = #/<summary>Change</summary><p class="problem" role="alert">/#
        #expect(answer.text.matches(of: reason).count == 1, "the form says why")
        #expect(answer.text.matches(of: /role="alert"/).count == 1)
        #expect(answer.text.contains(#"autofocus="autofocus""#), "the browser goes to it")
        let form = answer.fields(of: "\(page)/\(key)")
        #expect(form["value"] == value && form["reason"] == "Agreed.", "\(form)")
        #expect(form["password"] == nil, "the password is typed again")
        let sent = await anna.post(
          "\(page)/\(key)", form.merging(["password": "wrong"]) { $1 })
        #expect(sent.fields(of: "\(page)/\(key)")["value"] == value)
      }
      let boxes = ["value": "byline", "password": "wrong"]
      let required = try await anna.fill("\(page)/required-fields.draft", on: page, boxes)
      #expect(required.text.contains(#"value="byline" checked"#))
      #expect(!required.text.contains(#"value="section" checked"#))
    }
  }

  @Test func `a setting that was kept and then refused stays open with its text`() async throws {
    try await DeskFixture.with { fixture in
      var anna = Browser(desk: fixture.desk)
      let path = "\(Self.newsroom)/settings/publisher.name"
      let lost = await anna.post(path, ["value": "Orrin", "password": "anna"])
      let back = await anna.post(
        "/desk/sign-in", lost.hiddenFields.merging(["name": "anna", "password": "anna"]) { $1 })
      let refused = await anna.post(
        path, back.fields(of: path).merging(["password": "wrong"]) { $1 })
      #expect(refused.fields(of: path)["value"] == "Orrin", "\(refused.text)")
      #expect(refused.text.contains("<details open"))
    }
  }

  @Test func `a refused form about a person stays open with what was typed`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let (people, person) = ("\(Self.newsroom)/people", "\(Self.newsroom)/people/eva")
      let added = try await anna.fill(
        people, on: people, ["login": "pia", "role": "auditor", "password": "wrong"])
      #expect(added.text.contains("<details open"))
      #expect(added.fields(of: people)["login"] == "pia")
      #expect(added.fields(of: people)["role"] == "auditor")
      let role = try await anna.fill(
        "\(person)/role", on: person, ["role": "auditor", "password": "wrong"])
      #expect(role.text.matches(of: /<details open/).count == 1)
      #expect(role.fields(of: "\(person)/role")["role"] == "auditor")
      let disable = try await anna.fill("\(person)/disable", on: person, ["password": "wrong"])
      #expect(disable.text.matches(of: /<details open/).count == 1)
    }
  }

  @Test func `a refused form about a read model or a token stays as it was`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let models = "\(Self.newsroom)/read-models"
      let model = try await anna.fill(
        "\(models)/board/verify", on: models, ["password": "wrong"])
      #expect(model.text.matches(of: /<details open/).count == 1)
      let tokens = "/desk/account/tokens"
      let typed = ["label": "wire", "scope": "admin", "days": "365", "password": "wrong"]
      let token = try await anna.fill(tokens, on: tokens, typed)
      for name in ["label", "scope", "days"] {
        #expect(token.fields(of: tokens)[name] == typed[name], "\(name)")
      }
    }
  }

  @Test func `a setting with few values offers them, and says under the value what is empty`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let page = await anna.get("\(Self.newsroom)/settings").text
      for value in ["required-for-admins", "refused", "allowed"] {
        #expect(page.contains(#"<option value="\#(value)">"#), "\(value)")
      }
      for value in ["standfirst", "leadImage"] {
        let box = #"type="checkbox" id="required-fields.submit-value-\#(value)""#
        #expect(page.contains(box), "\(value)")
      }
      let form = try #require(page.firstRange(of: #"id="publisher.name-value""#)).upperBound
      let hint = try #require(page[form...].firstRange(of: "An empty value restores")).lowerBound
      let reason = try #require(page[form...].firstRange(of: "Reason (may be empty)")).lowerBound
      #expect(hint < reason)
      let typed = ["value": "Orrin\nPress", "password": "anna"]
      let path = "\(Self.newsroom)/settings/publisher.name"
      let two = try await anna.fill(path, on: "\(Self.newsroom)/settings", typed)
      let words = "publisher.name takes one value, not 2; did you mean 'Orrin Press'?"
      #expect(two.text.contains(words), "\(two.text)")
    }
  }
}
