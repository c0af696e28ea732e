import Testing

@testable import EmbeddedNginx

@Suite struct NginxLimitTests {
  @Test func `a web server of one's own gets the limits of bodies, and nothing it does not know`() {
    let text = NginxConfiguration(address: .standard, socket: "/run/desk").serverText
    #expect(text.contains("client_max_body_size 33554432;"))
    #expect(!text.contains("limit_conn"))
    #expect(!text.contains("nginx.log"))
  }

  @Test(arguments: [(512, 448), (1_024, 960), (65_536, 8_192)])
  func `nginx has no more connections than it can have files`(files: Int, connections: Int) {
    var configuration = NginxConfiguration(address: .standard, socket: "/run/desk")
    configuration.openFiles = files
    let text = configuration.text(folder: "/run/nginx")
    #expect(text.contains("worker_rlimit_nofile \(files);"))
    #expect(text.contains("worker_connections \(connections);"))
  }
}
