import EmbeddedNginx
import Foundation
import PrivateServers
import SCGI
import TestSupport
import Testing

@Suite(.serialized) struct NginxLogTests {
  @Test func `the log has no secret of a link, and no line for what visitors do`() async throws {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200, text: "here\n")
    } _: { folder in
      let body = String(repeating: "x", count: 200_000)
      #expect(await folder.post("/desk/new", body).hasPrefix("HTTP/1.1 200 "))
      let large = "POST /desk?words=SECRET HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n"
      #expect(await folder.exchange(Array(large.utf8), silence: 2).hasPrefix("HTTP/1.1 413 "))
      // The program goes away.
      try FileManager.default.removeItem(atPath: folder.socket)
      for path in ["/desk/link/SECRET", "/desk/reset/SECRET"] {
        let request = "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let answer = await folder.exchange(Array(request.utf8))
        #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(answer)")
      }
      let log = try String(contentsOfFile: "\(folder.path)/nginx/nginx.log", encoding: .utf8)
      #expect(!log.contains("SECRET"), "\(log)")
      #expect(!log.contains("[warn]"), "\(log)")
    }
  }

  @Test func `a long log is set aside at the next start, and nginx writes a new one`() async throws
  {
    try await NginxFolder.with { _ in
      SCGIResponse(status: 200)
    } _: { folder in
      let log = "\(folder.path)/nginx/nginx.log"
      let file = try #require(FileHandle(forWritingAtPath: log))
      try file.seekToEnd()
      try file.write(contentsOf: Data(repeating: 0x61, count: 2 << 20))
      try file.close()
      let configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      #expect(try folder.nginx.start(configuration) == .unchanged)
      let deadline = Deadline(after: .seconds(60))
      while !FileManager.default.fileExists(atPath: log) { try #require(deadline.waitBriefly()) }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/nginx").contains(
          "nginx.log.1"))
      #expect(await folder.get("/").hasPrefix("HTTP/1.1 200 "))
    }
  }
}
