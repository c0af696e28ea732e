import Testing

@testable import HTTPClient

struct AddressRuleTests {
  /// The first and last address of each part that is not public, and the public ones around it.
  @Test(arguments: [
    // IPv4: refused
    ("0.0.0.0", false), ("0.255.255.255", false), ("10.0.0.0", false), ("10.255.255.255", false),
    ("100.64.0.0", false), ("100.127.255.255", false), ("127.0.0.0", false),
    ("127.0.0.1", false), ("127.255.255.255", false), ("169.254.0.0", false),
    ("169.254.169.254", false), ("169.254.255.255", false), ("172.16.0.0", false),
    ("172.31.255.255", false), ("192.0.0.0", false), ("192.0.0.255", false),
    ("192.0.2.0", false), ("192.0.2.255", false), ("192.88.99.0", false),
    ("192.88.99.255", false), ("192.168.0.0", false), ("192.168.255.255", false),
    ("198.18.0.0", false), ("198.19.255.255", false), ("198.51.100.0", false),
    ("198.51.100.255", false), ("203.0.113.0", false), ("203.0.113.255", false),
    ("224.0.0.0", false), ("239.255.255.255", false), ("240.0.0.0", false),
    ("255.255.255.255", false),
    // IPv4: public
    ("1.0.0.0", true), ("9.255.255.255", true), ("11.0.0.0", true), ("100.63.255.255", true),
    ("100.128.0.0", true), ("126.255.255.255", true), ("128.0.0.0", true),
    ("169.253.255.255", true), ("169.255.0.0", true), ("172.15.255.255", true),
    ("172.32.0.0", true), ("191.255.255.255", true), ("192.0.1.0", true), ("192.0.3.0", true),
    ("192.88.98.255", true), ("192.88.100.0", true), ("192.167.255.255", true),
    ("192.169.0.0", true), ("198.17.255.255", true), ("198.20.0.0", true),
    ("198.51.99.255", true), ("198.51.101.0", true), ("203.0.112.255", true),
    ("203.0.114.0", true), ("223.255.255.255", true),
    // IPv6: unspecified, loopback, and everything that is not assigned
    ("::", false), ("::1", false), ("::2", false), ("100::", false), ("100::1", false),
    ("1fff:ffff::", false), ("4000::", false), ("5f00::1", false), ("fc00::", false),
    ("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("fd00:ec2::254", false),
    ("fe80::1", false), ("febf::1", false), ("fec0::1", false), ("ff00::", false),
    ("ff02::1", false), ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false),
    // IPv6: special parts of what is assigned
    ("2001::", false), ("2001:1ff:ffff::", false), ("2001:2::1", false), ("2001:10::1", false),
    ("2001:20::1", false), ("2001:db8::", false), ("2001:db8:ffff::", false), ("3fff::", false),
    ("3fff:fff:ffff::", false),
    // IPv6: public
    ("2000::1", true), ("2001:200::", true), ("2001:db7::1", true), ("2001:db9::1", true),
    ("2001:4860:4860::8888", true), ("2003::1", true), ("2a00:1450::1", true),
    ("3ffe:ffff::1", true), ("3fff:1000::1", true),
    // IPv4 in IPv6: mapped, and behind a translator, as the address inside
    ("::ffff:127.0.0.1", false), ("::ffff:10.1.2.3", false), ("::ffff:169.254.169.254", false),
    ("::ffff:8.8.8.8", true), ("64:ff9b::127.0.0.1", false), ("64:ff9b::10.0.0.1", false),
    ("64:ff9b::c0a8:1", false), ("64:ff9b::8.8.8.8", true), ("64:ff9b:1::8.8.8.8", false),
    // IPv4 in IPv6: compatible, translated, 6to4, Teredo, ISATAP
    ("::127.0.0.1", false), ("::8.8.8.8", false), ("::ffff:0:127.0.0.1", false),
    ("::ffff:0:8.8.8.8", false), ("2002:7f00:1::", false), ("2002:808:808::1", false),
    ("2002:ffff:ffff::", false), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", false),
    ("2a00:1450::5efe:10.0.0.1", false), ("2a00:1450::200:5efe:10.0.0.1", false),
  ])
  func `only addresses of the public Internet are permitted`(text: String, isPublic: Bool) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressRule().permits(address) == isPublic)
    #expect(AddressRule.everything.permits(address))
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
    ("127.0.0.1", "::ffff:127.0.0.1", true), ("127.0.0.1", "::1", false),
    ("127.0.0.1", "64:ff9b::127.0.0.1", false), ("10.1.0.0/16", "10.1.255.255", true),
    ("10.1.0.0/16", "10.2.0.0", false), ("10.1.2.3/16", "10.1.0.0", true),
    ("10.0.0.0/9", "10.127.0.1", true), ("10.0.0.0/9", "10.128.0.1", false),
    ("fd00:1::/33", "fd00:1::1", true), ("fd00:1::/33", "fd00:1:8000::1", false),
    ("64:ff9b::/96", "64:ff9b::10.0.0.1", true), ("0.0.0.0/0", "10.0.0.1", true),
    ("0.0.0.0/0", "::1", false),
  ])
  func `a range that is named is allowed`(range: String, text: String, isAllowed: Bool) throws {
    let rule = AddressRule(allowing: [try #require(AddressRange(range))])
    #expect(rule.permits(try #require(IPAddress(text))) == isAllowed)
    #expect(rule.permits(try #require(IPAddress("8.8.8.8"))))
  }

  @Test(arguments: [
    "", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "127.0.0.1/33", "127.0.0.1/", "::1/129",
    "127.0.0.1/-1", "127.0.0.1/+8", "127.0.0.1/8/8", "[::1]", "fe80::1%eth0", " 127.0.0.1",
    "127.0.0.1 ", "10.0.0.0/8x",
  ])
  func `anything else is not a range`(text: String) {
    #expect(AddressRange(text) == nil)
  }

  @Test(arguments: ["10.0.0.0/8", "127.0.0.1", "fd00::/8", "::1"])
  func `a range is written as it is read`(text: String) throws {
    #expect(try #require(AddressRange(text)).description == text)
  }
}
