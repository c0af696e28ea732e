import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A client of the API.
struct NewsroomClient {
  let address: URL
  let token: String

  /// The status of the answer, and its JSON.
  func call(
    _ method: String, _ path: String, _ body: [String: Any]? = nil
  ) async throws -> (status: Int, answer: [String: Any]) {
    var request = URLRequest(url: address.appending(path: path))
    request.httpMethod = method
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    if let body {
      request.httpBody = try JSONSerialization.data(withJSONObject: body)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.setValue(UUID().uuidString, forHTTPHeaderField: "Idempotency-Key")
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, answer)
  }

  /// Changes the headline, and returns a sentence about it.
  func rewrite(_ article: String, headline: String) async throws -> String {
    let path = "/api/v1/articles/\(article)"
    let (_, present) = try await call("GET", path)
    let names = [
      "standfirst", "byline", "dateline", "section", "keywords", "language", "leadImage",
      "images", "body", "revision",
    ]
    var content = present.filter { names.contains($0.key) }
    content["headline"] = headline
    let (status, answer) = try await call("PUT", "\(path)/content", content)
    return status == 200
      ? "saved revision \(answer["revision"] ?? 0)" : "\(answer["detail"] ?? "no answer")"
  }
}
