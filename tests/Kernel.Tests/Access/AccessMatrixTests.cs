using Xunit;

namespace Kernel.Tests.Access;

public sealed class AccessMatrixTests
{
    [Fact]
    public void The_committed_matrix_is_what_the_gate_answers()
    {
        var file = Path.Combine(Root(), "docs", "contracts", "access-matrix.md");
        var now = AccessMatrix.Write();
        if (Environment.GetEnvironmentVariable("KANGYU_SNAPSHOT") == "write") File.WriteAllText(file, now);
        Assert.Equal(File.ReadAllText(file), now);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
