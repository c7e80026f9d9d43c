using System.Globalization;
using System.Reflection;

namespace Kangyu.Store.Migrations;

/// <summary>One numbered step of the database: <c>0001_ledger.sql</c>. Steps that were released are never changed.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Prefix = "Kangyu.Store.Migrations.";

    /// <summary>In the order of their numbers, without gaps from 1.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    private static Migration[] Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Of(assembly, name))];
    }

    private static Migration Of(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = resource[Prefix.Length..^".sql".Length];
        return new(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
    }
}
