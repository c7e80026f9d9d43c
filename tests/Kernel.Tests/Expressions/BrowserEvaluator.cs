using System.Diagnostics;
using System.Text;
using Xunit;

namespace Kangyu.Kernel.Tests.Expressions;

/// <summary>Runs the browser's evaluator under node, once for many questions.</summary>
internal static class BrowserEvaluator
{
    public static Task<string[]> Answer(IReadOnlyList<string> questions)
    {
        var bundle = Path.Combine(Repository(), "web", "dist", "expressions.js");
        Assert.True(File.Exists(bundle), "web/dist/expressions.js is missing: run `npm ci` and `npm run build` in web/ (./test does it).");
        return Ask(Path.Combine(Repository(), "web", "test", "expressions", "answer.mjs"), questions);
    }

    /// <summary>Any script that reads questions, one a line, and writes as many answers.</summary>
    public static async Task<string[]> Ask(string script, IReadOnlyList<string> questions)
    {
        Assert.True(File.Exists(script), $"{script} is missing: run `npm ci` and `npm run build` in web/ (./test does it).");
        var start = new ProcessStartInfo("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Start(start);
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var question in questions) await node.StandardInput.WriteLineAsync(question);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"node failed: {await errors}");
        var answers = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(questions.Count, answers.Length);
        return answers;
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Kangyu.slnx above the tests");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException("node is missing: install Node 20 or later.", error);
        }
    }
}
