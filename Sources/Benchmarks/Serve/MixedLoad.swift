import Foundation
import PlainText

/// What a busy desk asks for: pages, and in every twentieth request a command.
struct MixedLoad: Sendable {
  let visitors: [DeskVisitor]
  let articles: [UUID]

  /// One request of this number is a command.
  static let commandShare = 20

  /// A script for wrk.
  var script: String {
    let people = visitors.map { "{\(WrkRun.quoted($0.cookie)), \(WrkRun.quoted($0.formToken))}" }
    let ids = articles.map { WrkRun.quoted($0.text) }
    return """
      local people = {\(people.joined(separator: ", "))}
      local articles = {\(ids.joined(separator: ", "))}
      local number = 0
      function init(arguments)
        math.randomseed(os.time() + tonumber(string.sub(tostring({}), -6), 16))
      end
      local function command_id()
        local digits = {}
        for index = 1, 32 do digits[index] = string.format("%x", math.random(0, 15)) end
        digits[13], digits[17] = "4", "8"
        local text = table.concat(digits)
        return text:sub(1, 8) .. "-" .. text:sub(9, 12) .. "-" .. text:sub(13, 16) .. "-"
          .. text:sub(17, 20) .. "-" .. text:sub(21)
      end
      function request()
        number = number + 1
        local person = people[math.random(#people)]
        local article = "/desk/articles/" .. articles[math.random(#articles)]
        local headers = {["Cookie"] = person[1]}
        if number % \(Self.commandShare) == 0 then
          headers["Sec-Fetch-Site"] = "same-origin"
          headers["Content-Type"] = "application/x-www-form-urlencoded"
          return wrk.format("POST", article .. "/note", headers,
            "token=" .. person[2] .. "&command=" .. command_id() .. "&note=Checked")
        end
        local paths = {article, "/desk/articles", "/desk/queue"}
        return wrk.format("GET", paths[number % 3 + 1], headers)
      end

      """
  }
}
