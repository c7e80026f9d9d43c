namespace Kangyu.Kernel.Places;

public enum Tier : byte
{
    County = 1,
    Township = 2,
    Village = 3,
}

/// <summary>What a unit is (domain section 1). The letter at the end of its code says which.</summary>
public enum UnitKind : byte
{
    /// <summary>县妇幼保健院: the head of the county's tree.</summary>
    Station = 1,

    /// <summary>药具管理中心.</summary>
    Store = 2,

    /// <summary>流动服务车.</summary>
    MobileTeam = 3,

    /// <summary>乡镇卫生院, 社区卫生服务中心.</summary>
    HealthCentre = 4,

    /// <summary>村卫生室, 社区卫生服务站.</summary>
    Clinic = 5,

    /// <summary>自助发放机.</summary>
    Dispenser = 6,
}

/// <summary>
/// A place of service. <paramref name="Code"/>: see <see cref="UnitCode"/>. <paramref name="Parent"/>: the code of the unit it
/// answers to, null for the station. <paramref name="Division"/>: the place it stands in and serves, as <see cref="DivisionCode.Text"/>.
/// </summary>
public sealed record Unit(string Code, UnitKind Kind, Words Name, string? Parent, string Division)
{
    /// <summary>The number people may call to ask; null: none is given, and no text message goes out.</summary>
    public string? Phone { get; init; }

    public Tier Tier => Kind switch
    {
        UnitKind.Station or UnitKind.Store or UnitKind.MobileTeam => Tier.County,
        UnitKind.HealthCentre => Tier.Township,
        UnitKind.Clinic or UnitKind.Dispenser => Tier.Village,
        _ => throw new InvalidOperationException($"{Kind} is no kind of unit"),
    };
}
