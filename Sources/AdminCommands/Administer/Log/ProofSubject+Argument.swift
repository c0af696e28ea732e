import ArgumentParsing
package import Newsroom

extension ProofSubject: ExpressibleByArgument {}
