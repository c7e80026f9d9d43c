using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Server.Messages;
using Kangyu.Store;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Commands;

/// <summary>Serves one county until it is told to stop.</summary>
internal static class Serve
{
    public static Command Command { get; } = new()
    {
        Name = "serve",
        Does = new("启动服务", "Serve the county"),
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs, Option.County,
            new("--urls", "URLS", new("监听地址，默认 http://127.0.0.1:8080", "where to listen, default http://127.0.0.1:8080")),
            new("--idle", "MINUTES", new("无人操作多少分钟后锁屏，默认 15", "lock the screen after so many idle minutes, default 15")),
            new("--messages", "FILE", new("短信网关的设置文件；不写就不发短信", "the settings of the gateway for text messages; without it none is sent")),
        ],
        Examples = ["kangyu serve", "kangyu serve --data /srv/kangyu --urls https://0.0.0.0:8443"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var settings = Settings.Of(arguments) with
        {
            Urls = arguments.Or("--urls", "http://127.0.0.1:8080"),
            IdleMinutes = arguments.Number("--idle", 15),
            Messages = arguments["--messages"] is { } file ? MessageSettings.Read(file) : null,
        };
        await using var county = await CountyStart.Open(settings, new ProgressLines(arguments.Error));
        await using var app = await KangyuHost.Build(settings, county);
        await app.StartAsync(stop);
        await arguments.Out.WriteLineAsync(new Words("康育已启动：", "Kangyu is serving: ").In(CommandLine.Language) + string.Join(' ', app.Urls));
        if (settings.OnLoopback) await ShowDemo(arguments.Out, county, stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>The sign-ins of a demo county; elsewhere they are refused, so they are not shown.</summary>
    private static async Task ShowDemo(TextWriter output, County county, CancellationToken stop)
    {
        var demo = (await new AccountTable(county).List(stop)).Where(account => account is { Demo: true, PasswordHash: not null }).ToList();
        if (demo.Count == 0) return;
        await output.WriteLineAsync(new Words($"演示账号（密码都是 {MakeDemo.Password}）：", $"Demo accounts (the password of each is {MakeDemo.Password}):").In(CommandLine.Language));
        foreach (var account in demo) await output.WriteLineAsync($"  {account.Login,-14} {account.Name}");
    }
}
