using System.Security.Cryptography;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>What the page of a registration needs. <paramref name="Card"/>: the number of a new service card; the person may go without.</summary>
public sealed record Registration(string Unit, DateOnly Today, string Card);

/// <summary><c>/people/new</c>: the registration form; and registering somebody who gives no name, with one tap (S5: advice, condoms and emergency pills need none).</summary>
internal sealed class RegisterPerson(Records records, WriteEntry write, ActivePacks packs)
{
    public IResult Show(Visit visit) =>
        Gate.Decide(visit.Visitor!.Reader, Act.Register, Target.At(null)) is Decision.Allowed allowed
            ? new RazorComponentResult<RegisterPage>(new { New = new Registration(allowed.Under.Unit, records.Today, NewCard().Number) })
            : new Fault(Denial.Role);

    public async Task<IResult> Nameless(Visit visit)
    {
        if (Gate.Decide(visit.Visitor!.Reader, Act.Register, Target.At(null)) is not Decision.Allowed allowed) return new Fault(Denial.Role);
        var entry = new OneTapEntry(write.NewId(), packs.Set.Forms[CoreForms.Registration], write.NewId(), write.Today)
        {
            Answers = json =>
            {
                json.WriteBoolean("unnamed", true);
                json.WriteString("card_number", NewCard().Number);
            },
        };
        return await write.Run(allowed.Under, visit.Visitor.Id, entry) is { } problem
            ? new Fault(StatusCodes.Status409Conflict, problem)
            : Results.Redirect($"/people/{entry.Person}");
    }

    /// <summary>Says nothing about the person, and nobody can guess another's.</summary>
    private static CardNumber NewCard()
    {
        var random = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 1;
        return CardNumber.From((long)random % CardNumber.Space);
    }
}
