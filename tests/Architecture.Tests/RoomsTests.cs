using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Which room may know which: Kernel &lt;- Store, Exchange, Demo &lt;- Server, and nothing else.</summary>
public sealed class RoomsTests
{
    [Theory]
    [InlineData("Kernel", "")]
    [InlineData("Store", "Kernel")]
    [InlineData("Exchange", "Kernel")]
    [InlineData("Demo", "Kernel")]
    [InlineData("Server", "Store Exchange Demo")]
    public void A_project_references_only_the_rooms_below_it(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", $"Kangyu.{project}", $"Kangyu.{project}.csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!).Replace("Kangyu.", "", StringComparison.Ordinal));
        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_kernel_knows_no_database_no_web_and_no_files()
    {
        string[] foreign = ["using System.IO;", "using System.Net", "using Microsoft.AspNetCore", "using Microsoft.Data", "using Npgsql", "using Dapper", "File.", "Directory."];
        var found = Repository.Files("src/Kangyu.Kernel", ".cs").SelectMany(file => Repository.Lines(file)
            .Where(line => foreign.Any(word => line.TrimStart().StartsWith(word, StringComparison.Ordinal)))
            .Select(line => $"{file}: {line.Trim()}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Only_the_store_speaks_SQL()
    {
        string[] words = ["using Dapper", "using Microsoft.Data.Sqlite", "using Npgsql", "\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE "];
        string[] rooms = ["src/Kangyu.Kernel", "src/Kangyu.Exchange", "src/Kangyu.Demo", "src/Kangyu.Server"];
        var found = rooms.SelectMany(room => Repository.Files(room, ".cs", ".razor")).SelectMany(file => Repository.Lines(file)
            .Where(line => words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(line => $"{file}: {line.Trim()}"));
        Assert.Empty(found);
    }
}
