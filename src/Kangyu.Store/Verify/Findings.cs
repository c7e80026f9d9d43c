using System.Globalization;
using Kangyu.Kernel;

namespace Kangyu.Store.Verify;

/// <summary>Problems as they are found; of very many the first ones are kept.</summary>
internal sealed class Findings
{
    private const int Most = 1000;
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> All => problems;

    public void Add(Problem problem)
    {
        if (problems.Count < Most) problems.Add(problem);
    }

    public void At(long position, string code, string zh, string en) => Add(Problem.At(position.ToString(CultureInfo.InvariantCulture), code, zh, en));
}
