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

/// <summary>What the page of a registration needs. <paramref name="Card"/>: the number of a new service card; the person may go without. <paramref name="Answers"/>: what is known, as JSON.</summary>
public sealed record Registration(string Unit, DateOnly Today, string Card, string Answers);

/// <summary><c>/people/new</c>: the registration form; and registering somebody who gives no name, with one tap (S5: advice, condoms and emergency pills need none).</summary>
internal sealed class RegisterPerson(Records records, WriteEntry write, ActivePacks packs)
{
    private const int MostName = 60;
    private const char FirstHan = '\u3400';

    /// <param name="q">What was searched for and not found: it need not be typed again.</param>
    public IResult Show(string? q, Visit visit)
    {
        if (Gate.Decide(visit.Visitor!.Reader, Act.Register, Target.At(null)) is not Decision.Allowed allowed) return new Fault(Denial.Role);
        var card = NewCard().Number;
        return new RazorComponentResult<RegisterPage>(new { New = new Registration(allowed.Under.Unit, records.Today, card, Answers(card, q?.Trim() ?? "")) });
    }

    private static string Answers(string card, string typed) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("card_number", card);
        if (typed.Length is >= 2 and <= MostName && typed.All(letter => letter >= FirstHan || letter == '·')) json.WriteString("name", typed);
        else if (typed is { Length: 11 } && typed[0] == '1' && typed.All(char.IsAsciiDigit)) json.WriteString("phone", typed);
        json.WriteEndObject();
    });

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
            : Results.Redirect($"/people/{entry.Subject.Id}");
    }

    /// <summary>Says nothing about the person, and nobody can guess another's.</summary>
    private static CardNumber NewCard()
    {
        var random = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 1;
        return CardNumber.From((long)random % CardNumber.Space);
    }
}
