using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Accounts;

/// <summary>
/// The accounts an administrator looks after: those whose roles all lie at the administrator's unit or below. Nobody changes their own roles. Every change is logged.
/// </summary>
internal sealed class ManageAccounts(AccountTable table, TokenTable tokens, AccountMaker maker, AccountDirectory directory, UnitDirectory units, County county, TimeProvider clock)
{
    public async Task<IResult> List(Reader reader, CancellationToken stop) =>
        new RazorComponentResult<AccountsPage>(new { Accounts = (await table.List(stop)).Where(account => May(reader, account)).ToList() });

    public async Task<IResult> Show(Reader reader, Guid id, Words? note, Words? fault, string? password, CancellationToken stop) =>
        await Find(reader, id, stop) is { } account
            ? new RazorComponentResult<AccountPage>(new { Account = account, Note = note, Fault = fault, Password = password })
            {
                StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            }
            : Fault.NotFound;

    public async Task<IResult> Add(Reader reader, NewAccountForm form, CancellationToken stop)
    {
        var password = AccountMaker.RandomPassword();
        var grant = new AccountGrant(form.Role ?? "", form.Unit ?? "");
        if (!Gate.Allows(reader, Act.ManageAccounts, Target.At(grant.Unit))) return NewPage(form, Denial.Unit.Words);
        var (account, problem) = await maker.Make(new AccountDraft(form.Login ?? "", form.Name ?? "", password, [grant]), IsUnit);
        if (account is null) return NewPage(form, problem!.Message);
        await Log(reader, account, "add");
        return await Show(reader, account.Id, ManageTexts.Created, null, password, stop);
    }

    public static IResult NewPage(NewAccountForm? form, Words? fault) =>
        new RazorComponentResult<NewAccountPage>(new { Form = form ?? new NewAccountForm(null, null, null, null), Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    public async Task<IResult> Change(Reader reader, Guid id, ChangeAccountForm form, CancellationToken stop)
    {
        if (await Find(reader, id, stop) is not { } account) return Fault.NotFound;
        if (id == reader.Account) return await Show(reader, id, null, ManageTexts.NotOneself, null, stop);
        string? password = null;
        switch (form.Do)
        {
            case "grant" or "remove":
                if (Grants(reader, account, form) is { } wrong) return await Show(reader, id, null, wrong, null, stop);
                await table.SetGrants(account);
                break;
            case "disable" or "enable":
                account.Disabled = form.Do == "disable";
                await table.Save(account);
                if (account.Disabled) await tokens.Revoke(id, clock.GetUtcNow());
                break;
            case "reset":
                maker.SetPassword(account, password = AccountMaker.RandomPassword());
                account.SecondStepKey = null;
                account.RecoveryCodes = "";
                account.Demo = false;
                await table.Save(account);
                break;
            default:
                return Faults.Of(StatusCodes.Status400BadRequest);
        }
        directory.Forget(id);
        await Log(reader, account, form.Do!);
        return await Show(reader, id, password is null ? ManageTexts.Saved : ManageTexts.ResetDone, null, password, stop);
    }

    private Words? Grants(Reader reader, Account account, ChangeAccountForm form)
    {
        var grant = new AccountGrant(form.Role ?? "", form.Unit ?? "");
        if (form.Do == "remove")
        {
            account.Grants = [.. account.Grants.Where(held => held != grant)];
            return null;
        }
        if (AccountMaker.CheckGrants([grant], IsUnit) is { } problem) return problem.Message;
        if (!Gate.Allows(reader, Act.ManageAccounts, Target.At(grant.Unit))) return Denial.Unit.Words;
        account.Grants = [.. account.Grants.Where(held => held != grant), grant];
        return null;
    }

    private async Task<Account?> Find(Reader reader, Guid id, CancellationToken stop) => await table.Find(id, stop) is { } account && May(reader, account) ? account : null;

    private static bool May(Reader reader, Account account) => account.Grants.All(grant => Gate.Allows(reader, Act.ManageAccounts, Target.At(grant.Unit)));

    private bool IsUnit(string code) => units.Tree?.Find(code) is not null;

    private Task Log(Reader reader, Account account, string what)
    {
        var under = ((Decision.Allowed)Gate.Decide(reader, Act.ManageAccounts, Target.At(null))).Under;
        return county.Log(new Look(reader.Account, under.Role.Code(), under.Unit, nameof(Act.ManageAccounts), $"{what} {account.Id:D}", []));
    }
}

public sealed record NewAccountForm(string? Login, string? Name, string? Role, string? Unit);

/// <summary><paramref name="Do"/>: grant, remove (with role and unit), disable, enable, reset.</summary>
public sealed record ChangeAccountForm(string? Do, string? Role, string? Unit);
