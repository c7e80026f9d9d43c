using System.Collections.Concurrent;
using System.Text.Json;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Packs;

/// <summary>The packs that serve now, with what is made from them once: evaluators of tables, compiled forms for the browser.</summary>
internal sealed class ActivePacks(PackSet set)
{
    private readonly ConcurrentDictionary<string, byte[]> compiled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DecisionEvaluator> evaluators = new(StringComparer.Ordinal);

    public PackSet Set => set;

    public Pack? Find(string name) => set.Packs.FirstOrDefault(pack => pack.Name == name);

    /// <summary>UTF-8 JSON, docs/contracts/compiled-form.md.</summary>
    public byte[] Compiled(Form form) => compiled.GetOrAdd(form.Id, _ =>
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Readable)) FormJson.Write(writer, form, set);
        return buffer.WrittenSpan.ToArray();
    });

    public DecisionEvaluator Evaluator(DecisionTable table) => evaluators.GetOrAdd(table.Id, _ => new DecisionEvaluator(table));
}
