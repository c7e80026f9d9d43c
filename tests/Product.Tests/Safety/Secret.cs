using Kangyu.Kernel.People.Identifiers;
using Product.Tests.Store;

namespace Product.Tests.Safety;

/// <summary>A person whose identifiers can be told from anything else in a file.</summary>
internal static class Secret
{
    public const string Name = "欧阳试样";
    public const string Phone = "15400981276";
    private const string Address = "示例村哨兵路七号";
    private const string IdFirst = "99083019900211042";
    private static readonly string IdNumber = IdFirst + ResidentId.CheckCharacter(IdFirst);

    public static IReadOnlyList<byte[]> All { get; } = [.. new[] { Name, Phone, Address, IdNumber }.SelectMany(Sentinels.Spellings)];

    public static string Register(int id, int person) => TestCounty.Entry(id, person, "core.registration",
        $$"""{"name":"{{Name}}","sex":"female","born":"1990-02-11","id_number":"{{IdNumber}}","phone":"{{Phone}}","address":"{{Address}}","synthetic":true,"keep_record":true}""", "2026-01-01");
}
