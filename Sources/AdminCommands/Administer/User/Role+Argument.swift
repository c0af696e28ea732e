import ArgumentParsing
package import Editorial

extension Role: ExpressibleByArgument {}
