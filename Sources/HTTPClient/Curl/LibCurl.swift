import CLibCurl
import Glibc

/// The functions of libcurl that are used here.
///
/// The library is loaded at the first use and not with the program, because loading it takes almost
/// two milliseconds.
struct LibCurl: Sendable {
  typealias Handle = UnsafeMutableRawPointer
  typealias Make = @convention(c) @Sendable () -> Handle?
  typealias Release = @convention(c) @Sendable (Handle?) -> Void
  typealias Member = @convention(c) @Sendable (Handle?, Handle?) -> CInt
  typealias Perform = @convention(c) @Sendable (Handle?, UnsafeMutablePointer<CInt>?) -> CInt
  typealias Poll =
    @convention(c) @Sendable (Handle?, Handle?, CUnsignedInt, CInt, UnsafeMutablePointer<CInt>?)
    -> CInt
  typealias Wake = @convention(c) @Sendable (Handle?) -> CInt
  typealias ReadMessage =
    @convention(c) @Sendable (Handle?, UnsafeMutablePointer<CInt>?)
    -> UnsafeMutablePointer<galley_curl_message>?
  typealias Append = @convention(c) @Sendable (Handle?, UnsafePointer<CChar>?) -> Handle?
  typealias SetPart =
    @convention(c) @Sendable (Handle?, CInt, UnsafePointer<CChar>?, CUnsignedInt) -> CInt
  typealias GetPart =
    @convention(c) @Sendable (
      Handle?, CInt, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, CUnsignedInt
    ) -> CInt
  typealias FindOption =
    @convention(c) @Sendable (UnsafePointer<CChar>?) -> UnsafePointer<galley_curl_option>?

  // Their number of arguments varies, so they are called through the functions in C.
  nonisolated(unsafe) let easySet: Handle
  nonisolated(unsafe) let easyGet: Handle

  let makeEasy: Make
  let freeEasy: Release
  let makeMulti: Make
  let freeMulti: Wake
  let add: Member
  let remove: Member
  let perform: Perform
  let poll: Poll
  let wake: Wake
  let readMessage: ReadMessage
  let append: Append
  let freeList: Release
  let makeURL: Make
  let freeURL: Release
  let setPart: SetPart
  let getPart: GetPart
  let free: Release
  private let findOption: FindOption

  /// The loaded library; nil if it is not installed, or is older than 7.85.
  private static let shared: LibCurl? = {
    guard let handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL) else { return nil }
    return LibCurl(handle)
  }()

  static func loaded() throws(TransferFailure) -> LibCurl {
    guard let shared else { throw .notInstalled }
    return shared
  }

  private init?(_ handle: Handle) {
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(handle, name).map { unsafeBitCast($0, to: type) }
    }
    func make(_ name: String) -> Make? { function(name, as: Make.self) }
    func release(_ name: String) -> Release? { function(name, as: Release.self) }
    func member(_ name: String) -> Member? { function(name, as: Member.self) }
    guard
      let initialise = function(
        "curl_global_init", as: (@convention(c) @Sendable (CLong) -> CInt).self),
      let easySet = dlsym(handle, "curl_easy_setopt"),
      let easyGet = dlsym(handle, "curl_easy_getinfo"),
      let makeEasy = make("curl_easy_init"), let freeEasy = release("curl_easy_cleanup"),
      let makeMulti = make("curl_multi_init"),
      let freeMulti = function("curl_multi_cleanup", as: Wake.self),
      let add = member("curl_multi_add_handle"), let remove = member("curl_multi_remove_handle"),
      let perform = function("curl_multi_perform", as: Perform.self),
      let poll = function("curl_multi_poll", as: Poll.self),
      let wake = function("curl_multi_wakeup", as: Wake.self),
      let readMessage = function("curl_multi_info_read", as: ReadMessage.self),
      let append = function("curl_slist_append", as: Append.self),
      let freeList = release("curl_slist_free_all"),
      let makeURL = make("curl_url"), let freeURL = release("curl_url_cleanup"),
      let setPart = function("curl_url_set", as: SetPart.self),
      let getPart = function("curl_url_get", as: GetPart.self), let free = release("curl_free"),
      let findOption = function("curl_easy_option_by_name", as: FindOption.self),
      // New in 7.85, and named here so that an older library is refused as a whole.
      findOption("PROTOCOLS_STR") != nil,
      // CURL_GLOBAL_ALL
      initialise(3) == 0
    else { return nil }
    self.easySet = easySet
    self.easyGet = easyGet
    self.makeEasy = makeEasy
    self.freeEasy = freeEasy
    self.makeMulti = makeMulti
    self.freeMulti = freeMulti
    self.add = add
    self.remove = remove
    self.perform = perform
    self.poll = poll
    self.wake = wake
    self.readMessage = readMessage
    self.append = append
    self.freeList = freeList
    self.makeURL = makeURL
    self.freeURL = freeURL
    self.setPart = setPart
    self.getPart = getPart
    self.free = free
    self.findOption = findOption
  }

  /// The number of the option that the installed library has under this name.
  func number(ofOption name: String) -> CInt? { findOption(name)?.pointee.number }
}
