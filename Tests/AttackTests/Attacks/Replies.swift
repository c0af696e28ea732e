import PostgreSQL

private let text = CraftedAppend.newText

/// A reply as the web desk records it.
private let reply = CraftedAppend(
  "ReplyReceived",
  "format('{\"article\":\"01a20ab3-c9d0-7168-8fcd-cd6b44400009\",\"text\":\"%s\"}', \(text.keyHex))"
).with(\.category, "'reply'").with(\.texts, [text.parts])

private func decision(_ type: String, _ payload: String = "'{}'") -> CraftedAppend {
  CraftedAppend(type, payload).with(\.category, "'reply'")
}

private func ofWall(_ append: CraftedAppend, expected: String) -> CraftedAppend {
  append.with(\.stream, CraftedAppend.stream(of: "wall")).with(\.expected, expected)
}

private let lastOfWall =
  "(SELECT max(version) FROM galley.events WHERE stream = \(CraftedAppend.stream(of: "wall")))"

extension Theme {
  static let replies = Theme(
    title: "With readers' replies",
    attacks: [
      Attack(
        "draft-an-article-as-the-desk", by: .desk, .notPermitted,
        CraftedAppend("ArticleDrafted", CraftedAppend.draft(slug: "forged"))
          .with(\.texts, [text.parts]).sql),
      Attack(
        "unpublish-an-article-as-the-desk", by: .desk, .notPermitted,
        CraftedAppend("ArticleUnpublished", #"'{"reason":"x"}'"#, to: "wall").sql),
      Attack(
        "change-a-setting-as-the-desk", by: .desk, .notPermitted,
        CraftedAppend("SettingChanged", #"'{"key":"replies","value":"open"}'"#)
          .with(\.category, "'settings'").sql),
      Attack(
        "approve-a-reply-as-the-desk", by: .desk, .notPermitted, decision("ReplyApproved").sql),
      Attack(
        "add-a-reply-to-an-article-as-the-desk", by: .desk, .notPermitted,
        ofWall(reply, expected: lastOfWall).sql),
      Attack(
        "begin-an-article-with-a-reply", by: .desk, .refused(.invalidParameterValue),
        ofWall(reply, expected: "0").sql),
      Attack("receive-a-reply-as-an-editor", by: .editor, .notPermitted, reply.sql),
      Attack("receive-a-reply-as-an-admin", by: .admin, .notPermitted, reply.sql),
      Attack(
        "approve-a-reply-as-an-auditor", by: .auditor, .notPermitted,
        decision("ReplyApproved").sql),
      Attack(
        "erase-a-reply-as-an-editor", by: .editor, .notPermitted,
        decision("ReplyErased", #"'{"texts":[],"reason":"x","ground":"x"}'"#).sql),
      Attack(
        "add-a-decision-about-a-reply-to-an-article", by: .editor,
        .refused(.invalidParameterValue),
        ofWall(decision("ReplyApproved"), expected: lastOfWall).sql),
    ])
}
