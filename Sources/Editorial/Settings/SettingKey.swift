/// A setting of the newsroom. The raw value is its name in the log, in JSON and for people; it never
/// changes.
package enum SettingKey: String, Hashable, Sendable, CaseIterable {
  case publisherName = "publisher.name"
  case publisherURL = "publisher.url"
  case publisherAddress = "publisher.address"
  case principles = "policy.principles"
  case corrections = "policy.corrections"
  case timeZone = "time-zone"
  case sections
  case languages
  case requiredForDraft = "required-fields.draft"
  case requiredForSubmission = "required-fields.submit"
  case replies
  case repliesAddress = "replies.address"
  case replyLinks = "replies.links"
  case secondFactor = "second-factor"

  /// What its values are.
  package var kind: SettingKind {
    switch self {
    case .publisherName, .publisherAddress: .text
    case .publisherURL, .principles, .corrections, .repliesAddress: .webAddress
    case .timeZone: .timeZone
    case .sections: .sections
    case .languages: .languages
    case .requiredForDraft, .requiredForSubmission: .fields
    case .replies: .replies
    case .replyLinks: .choice(["refused", "allowed"])
    case .secondFactor: .choice(["optional", "required-for-admins", "required"])
    }
  }

  /// What the setting does, in one sentence.
  package var summary: String {
    switch self {
    case .publisherName: "The publisher's name in exports."
    case .publisherURL: "The web address of the publisher's site, for the articles in exports."
    case .publisherAddress: "The publisher's postal address. Nothing shows it yet."
    case .principles:
      "The web address of the publisher's principles, for exports."
    case .corrections:
      "The web address of the publisher's policy on corrections, for exports."
    case .timeZone: "The zone of times that are given and shown without one."
    case .sections: "The sections that a new text may name."
    case .languages: "The languages that a new text may have."
    case .requiredForDraft: "The fields that every draft and revision must have."
    case .requiredForSubmission:
      "The fields that a text must have to be submitted, besides those that always are required."
    case .replies:
      "Whether readers may reply to a published article: open, closed, or a number of days after its "
        + "first publication, such as '14 days'."
    case .repliesAddress:
      "The web address of the desk's server for readers, for the links of the site to the forms for "
        + "replies."
    case .replyLinks: "Whether a reply may contain web addresses. They are shown as plain text."
    case .secondFactor:
      "Whether admins, or all people, need a second factor to sign in to the web desk."
    }
  }

  /// What holds while nobody has set it, in a few words.
  package var defaultPhrase: String {
    switch self {
    case .publisherName, .publisherURL, .publisherAddress, .principles, .corrections,
      .repliesAddress:
      "none"
    case .timeZone: "the machine's"
    case .sections, .languages: "any"
    case .requiredForDraft, .requiredForSubmission: "no others"
    case .replies: "closed"
    case .replyLinks: "refused"
    case .secondFactor: "optional"
    }
  }
}

/// What the values of a setting are.
package enum SettingKind: Hashable, Sendable {
  /// One line.
  case text
  /// Of http or https.
  case webAddress
  /// An IANA name.
  case timeZone
  /// Names, in the order in which they are offered.
  case sections
  /// BCP 47 tags.
  case languages
  /// ``RequirableField``.
  case fields
  /// ``ReplyPolicy``.
  case replies
  /// One of these words.
  case choice([String])

  package var isList: Bool {
    switch self {
    case .sections, .languages, .fields: true
    case .text, .webAddress, .timeZone, .replies, .choice: false
    }
  }
}
