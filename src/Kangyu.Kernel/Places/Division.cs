namespace Kangyu.Kernel.Places;

/// <summary>A place: its code as in <see cref="DivisionCode.Text"/>, its Chinese name, the code of the place it lies in.</summary>
public sealed record Division(string Code, string Name, string? Parent, DivisionLevel Level)
{
    /// <summary>The name without the words for its office: 坳南 for 坳南村委会; a township's name is left as it is.</summary>
    public string ShortName
    {
        get
        {
            if (Level != DivisionLevel.Village) return Name;
            foreach (string office in Offices)
                if (Name.Length > office.Length && Name.EndsWith(office, StringComparison.Ordinal)) return Name[..^office.Length];
            return Name;
        }
    }

    /// <summary>A residents' committee of a town, not a village.</summary>
    public bool IsUrban => Level == DivisionLevel.Village && (Name.Contains("社区", StringComparison.Ordinal) || Name.Contains('居', StringComparison.Ordinal));

    private static readonly string[] Offices =
        ["社区居民委员会", "社区居委会", "居民委员会", "居委会", "村村民委员会", "村民委员会", "村委会", "虚拟社区", "社区", "村"];
}
