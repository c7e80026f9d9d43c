using Kangyu.Kernel;

namespace Kangyu.Server.Commands;

/// <summary>One command of the line: its name (may be two words), what it does, what it takes, examples, and how it runs.</summary>
internal sealed record Command
{
    public required string Name { get; init; }
    public required Words Does { get; init; }
    /// <summary>What follows the name, as shown: <c>TABLE</c>, <c>[DIR...]</c>.</summary>
    public string Takes { get; init; } = "";
    public int AtLeast { get; init; }
    public int AtMost { get; init; }
    public IReadOnlyList<Option> Options { get; init; } = [];
    public required IReadOnlyList<string> Examples { get; init; }
    /// <summary>Returns the exit code: 0 only on success.</summary>
    public required Func<Arguments, CancellationToken, Task<int>> Run { get; init; }
}

/// <summary>An option: <c>--data DIR</c> takes a value, <c>--json</c> (no <paramref name="Value"/>) is there or not.</summary>
internal sealed record Option(string Name, string? Value, Words Does)
{
    public static Option Data { get; } = new("--data", "DIR", new("数据目录，默认 var/county", "the data directory, default var/county"));

    public static Option Keys { get; } = new("--keys", "DIR", new("主密钥和签名密钥的目录，放在数据目录之外，默认在它旁边，名字后加 -keys", "where master and signing keys are, outside the data directory, default beside it with -keys after its name"));

    public static Option Database { get; } = new("--database", "URL", new("postgres://...；不写就是数据目录里的 SQLite", "postgres://...; SQLite in the data directory when left out"));

    public static Option Packs { get; } = new("--packs", "DIR", new("服务包目录，默认 packs", "where the packs are, default packs"));

    public static Option County { get; } = new("--county", "CODE", new("六位县代码；已有数据时不用写", "the six-digit code of the county; not needed where there is data"));

    public static Option Json { get; } = new("--json", null, new("输出 JSON", "answer as JSON"));
}
