/// The options of a transfer that are used, with their numbers in libcurl's binary interface.
///
/// The raw value is the name that libcurl knows the option by. A test compares the numbers with
/// those of the installed library.
enum CurlOption: String, CaseIterable {
  case awsSignature = "AWS_SIGV4"
  case bodyCopy = "COPYPOSTFIELDS"
  case bodySize = "POSTFIELDSIZE_LARGE"
  case certificateFile = "CAINFO"
  case connectTimeout = "CONNECTTIMEOUT_MS"
  case customMethod = "CUSTOMREQUEST"
  case errorBuffer = "ERRORBUFFER"
  case followRedirects = "FOLLOWLOCATION"
  case forbidReuse = "FORBID_REUSE"
  case headerData = "HEADERDATA"
  case headerFunction = "HEADERFUNCTION"
  case headers = "HTTPHEADER"
  case httpVersion = "HTTP_VERSION"
  case lowSpeedLimit = "LOW_SPEED_LIMIT"
  case lowSpeedTime = "LOW_SPEED_TIME"
  case mailFrom = "MAIL_FROM"
  case mailRecipients = "MAIL_RCPT"
  case minimumTLS = "SSLVERSION"
  case netrc = "NETRC"
  case noBody = "NOBODY"
  case noSignals = "NOSIGNAL"
  case openSocketData = "OPENSOCKETDATA"
  case openSocketFunction = "OPENSOCKETFUNCTION"
  case password = "PASSWORD"
  case permissionTimeout = "EXPECT_100_TIMEOUT_MS"
  case pathAsIs = "PATH_AS_IS"
  case beforeRequestData = "PREREQDATA"
  case beforeRequestFunction = "PREREQFUNCTION"
  case protocols = "PROTOCOLS_STR"
  case proxy = "PROXY"
  case readData = "READDATA"
  case readFunction = "READFUNCTION"
  case redirectProtocols = "REDIR_PROTOCOLS_STR"
  case timeout = "TIMEOUT_MS"
  case upload = "UPLOAD"
  case uploadSize = "INFILESIZE_LARGE"
  case url = "URL"
  case username = "USERNAME"
  case useTLS = "USE_SSL"
  case verifyHost = "SSL_VERIFYHOST"
  case verifyPeer = "SSL_VERIFYPEER"
  case writeData = "WRITEDATA"
  case writeFunction = "WRITEFUNCTION"

  var number: CInt {
    switch self {
    case .awsSignature: 10_305
    case .bodyCopy: 10_165
    case .bodySize: 30_120
    case .certificateFile: 10_065
    case .connectTimeout: 156
    case .customMethod: 10_036
    case .errorBuffer: 10_010
    case .followRedirects: 52
    case .forbidReuse: 75
    case .headerData: 10_029
    case .headerFunction: 20_079
    case .headers: 10_023
    case .httpVersion: 84
    case .lowSpeedLimit: 19
    case .lowSpeedTime: 20
    case .mailFrom: 10_186
    case .mailRecipients: 10_187
    case .minimumTLS: 32
    case .netrc: 51
    case .noBody: 44
    case .noSignals: 99
    case .openSocketData: 10_164
    case .openSocketFunction: 20_163
    case .password: 10_174
    case .permissionTimeout: 227
    case .pathAsIs: 234
    case .beforeRequestData: 10_313
    case .beforeRequestFunction: 20_312
    case .protocols: 10_318
    case .proxy: 10_004
    case .readData: 10_009
    case .readFunction: 20_012
    case .redirectProtocols: 10_319
    case .timeout: 155
    case .upload: 46
    case .uploadSize: 30_115
    case .url: 10_002
    case .username: 10_173
    case .useTLS: 119
    case .verifyHost: 81
    case .verifyPeer: 64
    case .writeData: 10_001
    case .writeFunction: 20_011
    }
  }
}
