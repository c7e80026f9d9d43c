using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Places;

namespace Kangyu.Store.Accounts;

/// <summary>The county's units. A unit that closes stays: entries name it.</summary>
public sealed class UnitTable(County county)
{
    /// <summary>Every unit by code, and whether it has closed.</summary>
    public async Task<IReadOnlyList<(Unit Unit, bool Closed)>> List(CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        var rows = await lease.Connection.QueryAsync<UnitRow>("select code, parent, zh, en, closed, phone from unit order by code");
        return [.. rows.Select(row => (row.ToUnit(), row.Closed != 0))];
    }

    /// <summary>Adds units, or changes name, parent and phone of those that are there.</summary>
    public Task<int> Put(IReadOnlyList<Unit> units) => county.Change(session => session.Connection.Execute("""
        insert into unit (code, parent, tier, zh, en, closed, phone) values (@Code, @Parent, @Tier, @Zh, @En, 0, @Phone)
        on conflict (code) do update set parent = excluded.parent, zh = excluded.zh, en = excluded.en, phone = excluded.phone
        """, units.Select(UnitRow.Of)));

    public Task<int> Close(string code, bool closed) => county.Change(session =>
        session.Connection.Execute("update unit set closed = @flag where code = @code", new { code, flag = closed ? 1L : 0L }));
}

internal sealed class UnitRow
{
    public required string Code { get; set; }
    public string? Parent { get; set; }
    public string Tier { get; set; } = "";
    public required string Zh { get; set; }
    public required string En { get; set; }
    public long Closed { get; set; }
    public string? Phone { get; set; }

    public static UnitRow Of(Unit unit) => new()
    {
        Code = unit.Code,
        Parent = unit.Parent,
        Tier = unit.Tier.ToString().ToLowerInvariant(),
        Zh = unit.Name.Zh,
        En = unit.Name.En,
        Phone = unit.Phone,
    };

    public Unit ToUnit()
    {
        var code = UnitCode.Read(Code).Value ?? throw new InvalidOperationException($"the unit code {Code} cannot be read");
        return new Unit(Code, code.Kind, new Words(Zh, En), Parent, code.Division.Text) { Phone = Phone };
    }
}
