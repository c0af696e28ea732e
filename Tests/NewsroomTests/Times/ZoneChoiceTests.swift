import Newsroom
import Testing

/// Which zone a person's times are in.
struct ZoneChoiceTests {
  private func zone(
    _ name: String? = nil, _ environment: [String: String] = [:], machine: String? = "Asia/Tokyo"
  ) throws(TimeError) -> String {
    try ZoneChoice.zone(named: name, environment: environment, machine: { machine }).identifier
  }

  @Test func `the option precedes GALLEY_ZONE, which precedes TZ, which precedes the machine`()
    throws
  {
    let both = ["GALLEY_ZONE": "Europe/London", "TZ": "Europe/Paris"]
    #expect(try zone("Europe/Berlin", both) == "Europe/Berlin")
    #expect(try zone(nil, both) == "Europe/London")
    #expect(try zone(nil, ["GALLEY_ZONE": "", "TZ": "Europe/Paris"]) == "Europe/Paris")
    #expect(try zone() == "Asia/Tokyo")
    #expect(try zone(machine: nil) == "UTC")
    #expect(try zone(machine: "Nowhere/Land") == "UTC")
  }

  @Test func `TZ is read as other programs read it`() throws {
    #expect(try zone(nil, ["TZ": ""]) == "UTC")
    #expect(try zone(nil, ["TZ": ":Europe/Paris"]) == "Europe/Paris")
    #expect(try zone(nil, ["TZ": "/usr/share/zoneinfo/posix/Europe/Paris"]) == "Europe/Paris")
    #expect(throws: TimeError.unreadableZone("CET-1CEST")) { try zone(nil, ["TZ": "CET-1CEST"]) }
  }

  @Test func `an unknown zone is refused`() {
    #expect(throws: TimeError.unknownZone("berlin", suggestion: "Europe/Berlin")) {
      try zone("berlin")
    }
    #expect(throws: TimeError.self) { try zone(nil, ["GALLEY_ZONE": "GMT+1"]) }
  }

  @Test func `all names of UTC are shown as UTC, and others by their city`() throws {
    #expect(try ZoneName("Etc/UTC").label == "UTC")
    #expect(try ZoneName("GMT").label == "UTC")
    #expect(try ZoneName("America/New_York").label == "New York")
    #expect(try ZoneName("CET").label == "CET")
  }

  @Test func `every listed zone exists`() throws {
    #expect(ZoneName.all.count > 400)
    for name in ZoneName.all { _ = try ZoneName(name) }
  }
}
