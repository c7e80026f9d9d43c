using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Store.Keys;

namespace Kangyu.Server.Commands;

/// <summary>What stood behind the command's name, sorted into values and options.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> values = [];

    public IReadOnlyList<string> Values => values;

    public TextWriter Out { get; init; } = Console.Out;

    public TextWriter Error { get; init; } = Console.Error;

    public bool Json => Has("--json");

    public bool Has(string name) => options.ContainsKey(name);

    public string? this[string name] => options.GetValueOrDefault(name);

    public string Or(string name, string otherwise) => options.GetValueOrDefault(name, otherwise);

    public string Data => Path.GetFullPath(Or("--data", "var/county"));

    public string Keys => this["--keys"] is { } keys ? Path.GetFullPath(keys) : KeysDirectory.Beside(Data);

    /// <summary>Where the wrapper script stands, so that packs are found from any folder.</summary>
    public string Packs => Path.GetFullPath(Or("--packs", Path.Combine(Environment.GetEnvironmentVariable("KANGYU_HOME") ?? "", "packs")));

    public int Number(string name, int otherwise)
    {
        if (this[name] is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        throw new CommandFault(new Words($"{name} 要填整数，现在是“{text}”。", $"{name} takes a whole number, not \"{text}\"."));
    }

    public string Need(string name) =>
        this[name] ?? throw new CommandFault(new Words($"请加上 {name}。", $"Please add {name}."));

    /// <summary>Sorts the words behind a command. Unknown options are refused, with the nearest known one.</summary>
    public Arguments Read(Command command, ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                values.Add(words[i]);
                continue;
            }
            var (name, inline) = Split(words[i]);
            var option = command.Options.FirstOrDefault(known => known.Name == name) ?? throw CommandFault.Unknown(name, command.Options.Select(known => known.Name));
            if (option.Value is null) options[name] = "";
            else if (inline is not null) options[name] = inline;
            else if (++i < words.Length) options[name] = words[i];
            else throw new CommandFault(new Words($"{name} 后面要写 {option.Value}。", $"{name} needs a {option.Value} behind it."));
        }
        if (values.Count < command.AtLeast || values.Count > command.AtMost)
            throw new CommandFault(new Words($"用法：kangyu {command.Name} {command.Takes}", $"Usage: kangyu {command.Name} {command.Takes}"));
        return this;
    }

    private static (string Name, string? Value) Split(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }
}
