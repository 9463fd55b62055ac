// NanoVectorTests: the unit tests for the interpreter of nanoFramework read no files, so the tables of tests/vectors stand
// in a generated source there; and those tests are run here too, over a stand-in of their framework, so that what they
// expect is known to be right before anybody has a board.
// To renew the source after changing a table: VICTRON_EDGE_ACCEPT=1 dotnet test --project tests/Victron.Edge.Shared.Tests

using System.Globalization;
using System.Reflection;
using System.Text;
using nanoFramework.TestFramework;
using Victron.Edge.NFUnitTest;
using Victron.Edge.Shared.Tests.VeDirect;
using Victron.Edge.VeDirect;
using Assert = Xunit.Assert;
using TestClassAttribute = nanoFramework.TestFramework.TestClassAttribute;

namespace Victron.Edge.Shared.Tests.Architecture;

public sealed class NanoVectorTests
{
    private const string Generated = "tests/nano/Victron.Edge.NFUnitTest/Vectors.g.cs";

    public static TheoryData<string, string> NanoTestNames =>
    [
        .. from type in typeof(ReaderTests).Assembly.GetTypes()
           where type.IsDefined(typeof(TestClassAttribute))
           from method in type.GetMethods()
           where method.IsDefined(typeof(TestMethodAttribute))
           select new TheoryDataRow<string, string>(type.Name, method.Name),
    ];

    [Fact]
    public void Vectors_for_the_board_are_those_of_the_tables()
    {
        var expected = Source();
        var path = RepositoryTree.At(Generated);
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_ACCEPT") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{Generated} is not what tests/vectors says: run this test once with VICTRON_EDGE_ACCEPT=1.");
    }

    [Theory]
    [MemberData(nameof(NanoTestNames))]
    public void Test_for_the_board_passes_on_dotnet(string type, string method)
    {
        var tests = typeof(ReaderTests).Assembly.GetTypes().Single(candidate => candidate.Name == type && candidate.IsDefined(typeof(TestClassAttribute)));
        _ = tests.GetMethod(method)!.Invoke(Activator.CreateInstance(tests), BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture); // returns nothing
    }

    [Fact]
    public void Tests_for_the_board_are_found()
    {
        Assert.True(NanoTestNames.Count >= 9, "the search for tests finds too few");
    }

    private static string Source()
    {
        var text = new StringBuilder();
        _ = text.Append("// Generated from tests/vectors by NanoVectorTests: change the tables, then run that test with VICTRON_EDGE_ACCEPT=1.\n\n")
            .Append("namespace Victron.Edge.NFUnitTest\n{\n    /// <summary>The tables, row by row.</summary>\n    public static class Vectors\n    {");
        Table(text, "TextBlocks", "Name, stream, blocks.", from row in VectorFile.Read("text-blocks.csv", "name", "stream", "blocks") select new[] { row["name"], row["stream"], row["blocks"] });
        Table(text, "HexFrames", "Name, stream, frame.", from row in VectorFile.Read("hex-frames.csv", "name", "stream", "command", "data", "register", "flags")
                                                         select new[] { row["name"], row["stream"], $"{row["command"]} {row["data"]} {row["register"]} {row["flags"]}" });
        Table(text, "Rejected", "Name, stream, reason, blocks, frames.", from row in VectorFile.Read("rejected.csv", "name", "stream", "reason", "blocks", "frames")
                                                                         select new[] { row["name"], row["stream"], Reason(row["reason"]), row["blocks"], row["frames"] });
        return text.Append("    }\n}\n").ToString();
    }

    private static void Table(StringBuilder text, string name, string columns, IEnumerable<string[]> rows)
    {
        _ = text.Append(text[^1] == '{' ? "\n" : "\n\n").Append(CultureInfo.InvariantCulture, $"        /// <summary>{columns}</summary>\n        public static readonly string[] {name} =\n        {{\n");
        foreach (var row in rows)
        {
            _ = text.Append("            ").AppendJoin(", ", row.Select(Literal)).Append(",\n");
        }

        _ = text.Append("        };\n");
    }

    private static string Literal(string cell)
    {
        Assert.All(cell, letter => Assert.InRange(letter, ' ', '~'));
        return "\"" + cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
    }

    private static string Reason(string name) => ((int)typeof(RejectReason).GetField(name)!.GetRawConstantValue()!).ToString(CultureInfo.InvariantCulture);
}
