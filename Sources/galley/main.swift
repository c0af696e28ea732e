import AdminCommands
import Foundation
import Glibc
import SystemCalls

SystemCall.occupyClosedStreams()

// The main thread waits. Given up to the main queue, which nothing is sent to, it would be ended
// and the library that unwinds it loaded for that: a millisecond of every start.
Task.detached { exit(await Program.run(Array(CommandLine.arguments.dropFirst()))) }
while true { pause() }
