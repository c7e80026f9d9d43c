using System.Security.Cryptography;
using Kangyu.Kernel.Tests.Expressions;

namespace Kernel.Tests.Forms;

/// <summary>The table is carried as it was made: nothing is edited in it. A change of one cell is a new table with its own provenance.</summary>
public sealed class UsmecTableTests
{
    private const string AsMade = "0b63411ff451a8df3d8afb841af69a7927de7b879acb6b2e1c63716e56d763a3";

    [Fact]
    public void The_cells_are_those_that_were_made()
    {
        var bytes = File.ReadAllBytes(Path.Combine(BrowserEvaluator.Repository(), "packs/contraception/decisions/usmec2024.csv"));
        Assert.Equal(AsMade, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(875, PackFiles.All().Decisions["contraception.usmec2024"].Cells.Sum(row => row.Count(cell => cell is not null)));
    }

    [Fact]
    public void Its_provenance_names_the_same_bytes() =>
        Assert.Contains(AsMade, File.ReadAllText(Path.Combine(BrowserEvaluator.Repository(), "packs/contraception/decisions/README.md")), StringComparison.Ordinal);
}
