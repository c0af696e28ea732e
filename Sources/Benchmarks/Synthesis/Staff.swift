package import Editorial

/// The people of the generated newsroom. Their logins exist on the server as long as the database,
/// so they have a prefix that no real person has.
package struct Staff: Sendable {
  package let editors: [Actor]
  package let admins: [Actor]
  /// The worker that carries out schedules.
  package let worker = Actor(name: "bench_worker", role: .admin)

  package init() {
    editors = Self.editorNames.map { Actor(name: "bench_\($0.lowercased())", role: .editor) }
    admins = Self.adminNames.map { Actor(name: "bench_\($0.lowercased())", role: .admin) }
  }

  package var everyone: [Actor] { editors + admins + [worker] }

  /// A name for the byline.
  static func fullName(of actor: Actor) -> String {
    let first = actor.name.dropFirst("bench_".count)
    let last = familyNames[first.utf8.reduce(0) { $0 + Int($1) } % familyNames.count]
    return "\(first.prefix(1).uppercased())\(first.dropFirst()) \(last)"
  }

  private static let editorNames = [
    "Ada", "Amir", "Anton", "Bela", "Birte", "Carla", "Cem", "Dora", "Elif", "Emil", "Fanny",
    "Femi", "Gerd", "Greta", "Hugo", "Ines", "Ivo", "Jana", "Jonas", "Kaya", "Kofi", "Lena", "Luc",
    "Mara", "Milo", "Nadia", "Nils", "Olga", "Oskar", "Pia", "Rosa", "Ruben", "Selma", "Tariq",
    "Tove", "Ulla", "Vera", "Wanda", "Yann", "Zoe",
  ]
  private static let adminNames = [
    "Agnes", "Bruno", "Clara", "David", "Esther", "Felix", "Gloria", "Henri",
  ]
  private static let familyNames = [
    "Adler", "Brandt", "Colin", "Doyle", "Eriksen", "Faure", "Gruber", "Hale", "Ilic", "Jensen",
    "Keller", "Laurent", "Marsh",
  ]
}
