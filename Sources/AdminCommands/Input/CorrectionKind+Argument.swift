import ArgumentParsing
import Editorial

extension CorrectionKind: ExpressibleByArgument {}
