using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Places;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Units;

/// <summary>What a unit is made from or changed to; its code follows from place and kind and never changes.</summary>
public sealed record UnitForm(string? Code, string? Division, string? Kind, string? Zh, string? En, string? Parent, string? Phone, string? Do);

/// <summary>The tree of units, for everyone to read and for an administrator to change, below the own unit.</summary>
internal sealed class ManageUnits(UnitTable table, UnitDirectory units, County county)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/units", () => new RazorComponentResult<UnitsPage>()).Asks(Act.ReadPacks);
        app.MapGet("/units/new", () => Page(null, null, null)).Asks(Act.ManageUnits);
        app.MapGet("/units/{code}", (string code, ManageUnits manage) => manage.Show(code)).Asks(Act.ManageUnits);
        app.MapPost("/units", (Visit visit, ManageUnits manage, HttpContext context, CancellationToken stop) => manage.Save(visit.Visitor!.Reader, Of(context.Request.Form), stop)).Asks(Act.ManageUnits);
    }

    private static UnitForm Of(IFormCollection form) => new(form["code"], form["division"], form["kind"], form["zh"], form["en"], form["parent"], form["phone"], form["do"]);

    private static RazorComponentResult<UnitPage> Page(UnitForm? form, Words? note, Words? fault) =>
        new(new { Form = form ?? new UnitForm(null, null, null, null, null, null, null, null), Note = note, Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private IResult Show(string code) => units.Tree?.Find(code) is { } unit ? Page(FormOf(unit), null, null) : Fault.NotFound;

    private async Task<IResult> Save(Reader reader, UnitForm form, CancellationToken stop)
    {
        var (unit, problem) = Read(form);
        if (unit is null) return Page(form, null, problem!.Message);
        if (Gate.Decide(reader, Act.ManageUnits, Target.At(unit.Parent ?? unit.Code)) is not Decision.Allowed allowed) return Page(form, null, Denial.Unit.Words);
        var others = (units.Tree?.All ?? []).Where(known => known.Code != unit.Code);
        if (UnitTree.Of([.. others, unit]).Problem is { } wrong) return Page(form, null, wrong.Message);
        if (form.Do is "close" or "open") await table.Close(unit.Code, form.Do == "close");
        else await table.Put([unit]);
        await units.Load(stop);
        await county.Log(new Look(reader.Account, allowed.Under.Role.Code(), allowed.Under.Unit, nameof(Act.ManageUnits), $"{form.Do ?? "save"} {unit.Code}", []));
        return Page(FormOf(unit), UnitTexts.Saved, null);
    }

    /// <summary>A unit that is there keeps place and kind; a new one gets the first free number of its kind in its place.</summary>
    private (Unit? Unit, Problem? Problem) Read(UnitForm form)
    {
        var name = new Words((form.Zh ?? "").Trim(), (form.En ?? "").Trim());
        if (name.Zh.Length is 0 or > 60 || name.En.Length is 0 or > 100)
            return (null, Problem.At("zh", "required", "请填写中文和英文名称。", "Please give the name in Chinese and in English."));
        var parent = string.IsNullOrEmpty(form.Parent) ? null : form.Parent;
        var phone = (form.Phone ?? "").Trim();
        if (phone.Length > 0 && PhoneNumber.Read(phone).Problem is { } wrong) return (null, wrong);
        var number = phone.Length == 0 ? null : phone;
        if (units.Tree?.Find(form.Code ?? "") is { } known) return (known with { Name = name, Parent = parent, Phone = number }, null);
        var division = DivisionCode.Read(form.Division ?? "");
        if (division.Value is null) return (null, division.Problem);
        if (!Enum.TryParse<UnitKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
            return (null, Problem.At("kind", "required", "请选择类型。", "Please choose a kind."));
        var free = 1;
        while (units.Tree?.Find(UnitCode.Of(division.Value, kind, free).Text) is not null) free++;
        return (new Unit(UnitCode.Of(division.Value, kind, free).Text, kind, name, parent, division.Value.Text) { Phone = number }, null);
    }

    private static UnitForm FormOf(Unit unit) => new(unit.Code, unit.Division, unit.Kind.ToString(), unit.Name.Zh, unit.Name.En, unit.Parent, unit.Phone, null);
}
