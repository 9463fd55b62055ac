// The CSV reader is strict: what is not exactly a table is refused with file, line, column and what to do.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed class CsvTableTests
{
    [Fact]
    public void Quoted_cell_keeps_commas_and_doubled_quotes()
    {
        CsvTable table = CsvTable.Parse("t.csv", "a,b\nx,\"1, 2 and \"\"3\"\"\"\n", "a", "b");

        Assert.Equal("1, 2 and \"3\"", table.Rows[0]["b"]);
        Assert.Equal("t.csv:2:3", table.Rows[0].PlaceOf("b").ToString());
    }

    [Theory]
    [InlineData("a,c\n", "t.csv:1:3 the header must read: a,b")]
    [InlineData("a\n", "t.csv:1:1 the header must read: a,b")]
    [InlineData("a,b,c\n", "t.csv:1:5 column 'c' is not known; remove it")]
    [InlineData("a,b\nx\n", "t.csv:2:1 1 cells where the header has 2")]
    [InlineData("a,b\nx,y,z\n", "t.csv:2:5 3 cells where the header has 2")]
    [InlineData("a,b\nx,y", "t.csv:2:4 the last line does not end with a line feed")]
    [InlineData("a,b\r\nx,y\r\n", "t.csv:1:4 a carriage return")]
    [InlineData("a,b\nx,y\"z\n", "t.csv:2:4 a quote inside a cell")]
    [InlineData("a,b\nx,\"y\n", "t.csv:2:5 the quote is not closed on this line")]
    [InlineData("a,b\nx,\"y\"z\n", "t.csv:2:6 text after a closing quote")]
    public void Text_that_is_no_table_is_refused_with_its_place(string text, string message)
    {
        CatalogueException refused = Assert.Throws<CatalogueException>(() => CsvTable.Parse("t.csv", text, "a", "b"));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fields.csv", "-3,-5000", "-3,low", "fields.csv:2:30 'low' is not a whole number")]
    [InlineData("quantities.csv", "0.2", "0,2", "quantities.csv:2:82 15 cells where the header has 14")]
    [InlineData("quantities.csv", "0.2", "x", "quantities.csv:2:46 'x' is not a decimal number")]
    [InlineData("fields.csv", "int,yes", "int,perhaps", "fields.csv:2:23 'perhaps' in column 'nullable'; write yes or no")]
    [InlineData("enums.csv", "enum,3", "list,3", "enums.csv:3:7 kind 'list'; write enum or bits")]
    [InlineData("registers.csv", "0xFFFF", "65535", "registers.csv:2:70 '65535'; write the raw value as 0x")]
    public void Cell_that_cannot_be_read_is_refused_with_its_place(string file, string old, string replacement, string message)
    {
        CatalogueTables tables = SmallTables.With(file, old, replacement);

        CatalogueException refused = Assert.Throws<CatalogueException>(() => DeviceCatalogue.Load(tables));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }
}
