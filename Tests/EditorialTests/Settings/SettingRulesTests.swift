import Editorial
import EventSourcing
import Foundation
import Testing

struct SettingRulesTests {
  private let city = SettingEvent.changed(.sections, to: .list(["City"]), reason: "Fewer")

  private func decide(
    _ command: SettingCommand, after events: [SettingEvent] = [], by actor: Actor = .ann
  ) throws -> [SettingEvent] {
    try SettingRules.decide(
      command, on: NewsroomSettings(events), in: DeskContext(actor: actor, now: Story.now))
  }

  @Test func `an admin sets a setting, with or without a reason`() throws {
    #expect(
      try decide(SettingCommand(.sections, to: .list(["City"]), reason: " Fewer ", base: 0))
        == [city])
    #expect(
      try decide(SettingCommand(.replies, to: .text("open"), reason: " ", base: 0))
        == [.changed(.replies, to: .text("open"), reason: nil)])
  }

  @Test(arguments: [Actor.eve, .audrey])
  func `nobody else changes a setting`(actor: Actor) throws {
    #expect(throws: SettingRejection.adminOnly(.replies)) {
      try decide(SettingCommand(.replies, to: .text("open"), base: 0), by: actor)
    }
  }

  @Test func `to set what is set is nothing to do, whatever was seen before`() throws {
    #expect(try decide(.init(.sections, to: .list(["City"]), base: 0), after: [city]) == [])
    #expect(try decide(.init(.sections, to: nil, base: 0)) == [])
    let unset = SettingEvent.changed(.sections, to: nil, reason: nil)
    #expect(try decide(.init(.sections, to: nil, base: 1), after: [city]) == [unset])
    #expect(try decide(.init(.sections, to: nil, base: 1), after: [city, unset]) == [])
  }

  @Test func `a change that is based on an older value is a conflict`() throws {
    #expect(
      throws: SettingRejection.changedMeanwhile(.sections, by: "ann", at: Story.beginning + 60)
    ) {
      try decide(.init(.sections, to: .list(["Sport"]), base: 0), after: [city])
    }
    // A change of another setting is not a conflict.
    #expect(try decide(.init(.replies, to: .text("open"), base: 0), after: [city]).count == 1)
  }

  @Test func `the audit accepts what the rules record, and nothing else`() throws {
    #expect(SettingRules.objection(to: .recorded(city, 1), on: NewsroomSettings()) == nil)
    let again = SettingRules.objection(to: .recorded(city, 2), on: NewsroomSettings([city]))
    #expect(again == "it changes nothing")
    for value in [SettingValue.text("maybe"), .list(["open"]), .text(" open")] {
      let event = SettingEvent.changed(.replies, to: value, reason: nil)
      #expect(
        SettingRules.objection(to: .recorded(event, 1), on: NewsroomSettings())
          == "it is not a value of replies")
    }
  }

  @Test func `a golden file pins the stored form`() throws {
    let codec = SettingEventCodec()
    let file = try #require(
      Bundle.module.url(
        forResource: "SettingChanged.v1", withExtension: "json", subdirectory: "Golden"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let events = [
      city, .changed(.publisherName, to: .text("Orrin \"Press\""), reason: nil),
      .changed(.sections, to: nil, reason: nil),
    ]
    #expect(events.map { codec.encode($0).payload } == lines.map(String.init))
    for event in events { #expect(try codec.decode(codec.encode(event)) == event) }
    #expect(codec.encode(city).type == "SettingChanged")
  }

  @Test(arguments: [
    (#"{"key":"weather"}"#, "key is not a known word"),
    (#"{"key":"replies","value":7}"#, "value is not a string or an array of strings"),
    ("[]", "not a JSON object"),
  ])
  func `a malformed payload is an error`(payload: String, reason: String) {
    let event = EncodedEvent(type: "SettingChanged", schemaVersion: 1, payload: payload)
    let error = #expect(throws: EventCodingError.self) { try SettingEventCodec().decode(event) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }
}

extension RecordedEvent<SettingEvent> {
  fileprivate static func recorded(_ event: SettingEvent, _ version: Int) -> RecordedEvent {
    RecordedEvent(
      position: Int64(version), stream: NewsroomSettings.stream, version: version, id: .v7(),
      event: event,
      actor: "ann", commandID: .v7(), recordedAt: Story.beginning + 60 * Double(version))
  }
}

extension NewsroomSettings {
  /// The settings after these changes by ann.
  init(_ events: [SettingEvent]) {
    self.init()
    for (index, event) in events.enumerated() {
      SettingRules.evolve(&self, by: .recorded(event, index + 1))
    }
  }

  /// One setting.
  init(_ key: SettingKey, _ values: String...) {
    self.init([.changed(key, to: .list(values), reason: nil)])
  }
}
