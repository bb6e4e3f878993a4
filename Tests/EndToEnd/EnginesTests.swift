import Foundation
import TestSupport
import Testing

/// The comparison in other people's databases: the tables that the program exports, and the views of Data/sql.
@Suite(.serialized) struct EnginesTests {
    /// `.ci/install` makes it.
    private static let python = Program.repository.appending(path: ".build/engines/bin/python").path

    @Test(
        "the views of Data/sql give every figure that compare --json tells, and no other, without a change",
        .timeLimit(.minutes(20)), arguments: ["DuckDB", "PostgreSQL", "Spark"])
    func everyFigure(engine: String) throws {
        let program = try Program()
        let script = Program.repository.appending(path: "Tests/EndToEnd/Engines/check.py").path
        let environment = program.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let outcome = try Child.run(
            Self.python, [script, Program.executable.path, program.home.path, engine], environment: environment)
        #expect(outcome.status == 0, "\(outcome.complaint.suffix(4000))")
        #expect(outcome.output.contains("\(engine): "), "\(outcome.output)")
    }
}
