namespace Kangyu.Kernel.Decisions;

/// <summary>
/// One method of a matrix: its cells as the rows they give, and what each ranks, worked out once. The worst is then found by comparing numbers.
/// </summary>
internal sealed class MatrixColumn
{
    // above every category and range: NA stays NA whatever else applies
    private const int NotApplicable = int.MaxValue;
    private readonly string method;
    private readonly MethodRow?[] rows;
    private readonly int[] initiation;
    private readonly int[] continuation;

    public MatrixColumn(DecisionTable table, int column)
    {
        method = table.Methods[column].Code;
        rows = new MethodRow?[table.Conditions.Count];
        initiation = new int[rows.Length];
        continuation = new int[rows.Length];
        var categories = table.Categories.Select((category, place) => (category.Code, Rank: place + 1)).ToDictionary(pair => pair.Code, pair => pair.Rank, StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            if (table.Cells[i][column] is not { } cell) continue;
            rows[i] = new MethodRow(table.Conditions[i].Code, cell);
            initiation[i] = Rank(cell.Initiation, categories);
            continuation[i] = Rank(cell.Continuation, categories);
        }
    }

    /// <param name="holding">Indexes of the conditions that hold, ascending.</param>
    public MethodResult Answer(ReadOnlySpan<int> holding)
    {
        var (speaking, starting, going) = (0, -1, -1);
        foreach (var i in holding)
        {
            if (rows[i] is null) continue;
            speaking++;
            if (starting < 0 || initiation[i] > initiation[starting]) starting = i;
            if (going < 0 || continuation[i] > continuation[going]) going = i;
        }
        if (speaking == 0) return new MethodResult(method, null, null, []);
        return new MethodResult(method, rows[starting]!.Cell.Initiation, rows[going]!.Cell.Continuation, Rows(holding, speaking));
    }

    private MethodRow[] Rows(ReadOnlySpan<int> holding, int speaking)
    {
        var found = new MethodRow[speaking];
        foreach (var i in holding)
            if (rows[i] is { } row)
                found[^speaking--] = row;
        return found;
    }

    /// <summary>By the worst end of a range, then by its best end.</summary>
    private static int Rank(string category, Dictionary<string, int> categories)
    {
        if (category == Cell.NotApplicable) return NotApplicable;
        var slash = category.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return categories.GetValueOrDefault(category) * 101;
        var first = categories.GetValueOrDefault(category[..slash]);
        var second = categories.GetValueOrDefault(category[(slash + 1)..]);
        return (Math.Max(first, second) * 100) + Math.Min(first, second);
    }
}
