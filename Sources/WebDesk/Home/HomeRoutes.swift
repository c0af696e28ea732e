/// What waits for a person.
enum HomeRoutes {
  static let all: [Route] = [
    .get(DeskPath.home.pattern, HomePage.answer),
    .get(DeskPath.queue.pattern, QueuePage.answer),
  ]
}
