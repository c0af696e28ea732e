/// The forms of a page of the desk, as a browser would send them.
package enum PageForm {
  /// What the form has that is sent to this path; empty if the page has no such form.
  package static func fields(of action: String, in html: String) -> [String: String] {
    guard let start = html.firstRange(of: "action=\"\(action)\"")?.upperBound,
      let end = html[start...].firstRange(of: "</form>")?.lowerBound
    else { return [:] }
    let form = html[start..<end]
    var fields = inputs(in: form)
    for match in form.matches(of: /<textarea [^>]*?name="([^"]+)"[^>]*>\n?([^<]*)</) {
      fields[String(match.1)] = plain(String(match.2))
    }
    for choice in form.matches(of: /<select [^>]*?name="([^"]+)"[^>]*>(.*?)<\/select>/) {
      let chosen = choice.2.firstMatch(of: /value="([^"]*)" selected/)
      let first = choice.2.firstMatch(of: /value="([^"]*)"/)
      fields[String(choice.1)] = plain(String(chosen?.1 ?? first?.1 ?? ""))
    }
    return fields
  }

  /// What the one-line fields in a part of a page have.
  package static func inputs(in html: Substring) -> [String: String] {
    var fields: [String: String] = [:]
    for match in html.matches(of: /<input [^>]*?name="([^"]+)"[^>]*?value="([^"]*)"/) {
      fields[String(match.1)] = plain(String(match.2))
    }
    return fields
  }

  /// The text without HTML's escapes.
  package static func plain(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}
