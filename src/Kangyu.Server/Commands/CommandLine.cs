using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Keys;

namespace Kangyu.Server.Commands;

/// <summary>Finds the command, reads what follows it, runs it. Exit codes: 0 success, 1 failed, 2 called wrongly.</summary>
internal static class CommandLine
{
    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        Serve.Command,
        MakeDemo.Command,
        PacksCheck.Command,
        PacksTest.Command,
        Decide.Command,
        Report.Command,
        Verify.Command,
        Rebuild.Command,
        MakeBackup.Command,
        Restore.Command,
        MakeEscrow.Command,
        ExportPerson.Command,
        ImportDivisions.Command,
        RunBench.Command,
        UsersAdd.Command,
        UsersList.Command,
        UsersDisable.Command,
        UsersReset.Command,
    ];

    /// <summary>The language of messages: Chinese where the environment is.</summary>
    public static string Language { get; } =
        (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";

    public static async Task<int> Run(string[] words, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (words is [] or ["--help" or "-h" or "help"])
        {
            CommandHelp.WriteAll(output, Language);
            return words.Length == 0 ? 2 : 0;
        }
        try
        {
            var (command, rest) = Find(words);
            if (rest.Contains("--help") || rest.Contains("-h"))
            {
                CommandHelp.Write(output, command, Language);
                return 0;
            }
            return await command.Run(new Arguments { Out = output, Error = error }.Read(command, rest), stop);
        }
        catch (CommandFault fault)
        {
            await error.WriteLineAsync(fault.Words.In(Language));
            return 2;
        }
        catch (Exception failure) when (ProblemOf(failure) is { } problem)
        {
            await error.WriteLineAsync($"{problem.Code}: {problem.Message.In(Language)}");
            return 1;
        }
    }

    private static Problem? ProblemOf(Exception failure) => failure switch
    {
        StartFault start => start.Problem,
        StoreException store => store.Problem,
        KeysException keys => keys.Problem,
        _ => null,
    };

    private static (Command Command, string[] Behind) Find(string[] words)
    {
        foreach (var length in new[] { 2, 1 })
        {
            if (words.Length < length) continue;
            var name = string.Join(' ', words[..length]);
            if (All.FirstOrDefault(command => command.Name == name) is { } found) return (found, words[length..]);
        }
        var group = All.Where(command => command.Name.StartsWith(words[0] + " ", StringComparison.Ordinal)).Select(command => command.Name).ToList();
        if (group.Count > 0 && words.Length > 1 && !words[1].StartsWith('-')) throw CommandFault.Unknown(words[0] + " " + words[1], group);
        if (group.Count == 0) throw CommandFault.Unknown(words[0], All.Select(command => command.Name));
        throw new CommandFault(new Words("请写全：" + string.Join(" | ", group), "Please say which: " + string.Join(" | ", group)));
    }
}
