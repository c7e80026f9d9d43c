using Kangyu.Kernel;

namespace Kangyu.Server.Commands;

/// <summary>Help texts: all commands in a line each, or one with its options and examples.</summary>
internal static class CommandHelp
{
    public static void WriteAll(TextWriter output, string language)
    {
        output.WriteLine(new Words("康育 kangyu：县域生殖健康服务", "Kangyu 康育: a county's reproductive-health service").In(language));
        output.WriteLine();
        foreach (var command in CommandLine.All)
            output.WriteLine($"  kangyu {(command.Name + " " + command.Takes).Trim(),-34} {command.Does.In(language)}");
        output.WriteLine();
        output.WriteLine(new Words("每个命令的选项和例子：kangyu 命令 --help", "Options and examples of each: kangyu COMMAND --help").In(language));
    }

    public static void Write(TextWriter output, Command command, string language)
    {
        output.WriteLine($"kangyu {command.Name} {command.Takes}".TrimEnd());
        output.WriteLine("  " + command.Does.In(language));
        if (command.Options.Count > 0) output.WriteLine();
        foreach (var option in command.Options)
            output.WriteLine($"  {(option.Name + " " + option.Value).Trim(),-20} {option.Does.In(language)}");
        output.WriteLine();
        output.WriteLine(new Words("例子", "Examples").In(language));
        foreach (var example in command.Examples) output.WriteLine("  " + example);
    }
}
