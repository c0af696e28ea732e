import Testing

@testable import EmbeddedNginx

@Suite struct NginxLimitTests {
  @Test(arguments: [("0.0.0.0:8443", ":8443"), ("0.0.0.0:443", ""), ("[::]:80", ":80")])
  func `a request without TLS is sent to the port that has TLS`(listen: String, port: String) throws
  {
    let configuration = NginxConfiguration(
      address: try #require(ListenAddress(listen)), socket: "/run/desk",
      certificate: NginxConfiguration.Certificate(chain: "/c.pem", key: "/k.pem"))
    for text in [configuration.text(folder: "/run/nginx"), configuration.serverText] {
      #expect(text.contains("error_page 497 =308 https://$host\(port)$request_uri;"), "\(text)")
    }
  }

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
