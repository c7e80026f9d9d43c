using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Erasures;

/// <summary>The page of an erasure. <paramref name="Asked"/>: the day of the person's own signed request on file. <paramref name="Waits"/>: who confirms it must be another account.</summary>
public sealed record ErasureModel(OpenedRecord Opened, ForeseenErasure Everything, ForeseenErasure Contact, DateOnly? Asked, ErasureRequest? Waits, Words? Fault)
{
    internal ForeseenErasure Foreseen => Waits?.IdentityOnly == true ? Contact : Everything;
}

/// <summary>
/// <c>/people/{id}/erase</c> (S12): one account asks for it with the person's reason, another looks at the same page and confirms; before either, the page says what goes at once
/// and what law keeps locked until when.
/// </summary>
internal sealed class ErasePerson(Records records, ForeseeErasure foresee, TimelineView timeline, ErasureRequests requests, LookLog looks, County county, TimeProvider clock)
{
    private const string SignedRequest = "core.erasure_request";
    private const int FewestCharacters = 5;
    private const int MostCharacters = 500;

    private static readonly Problem NothingWaits = Problem.At("number", "erase_not_asked", "这项删除没有人提出，或已收回。请刷新页面。", "Nobody has asked for this erasure, or it was taken back: reload the page.");
    private static readonly Problem Alone = Problem.At("account", "erase_alone", "提出的人不能自己确认，请另一位有权限的同事确认。", "Who asked cannot confirm: have another colleague who may do it confirm.");

    public async Task<IResult> Show(Guid id, Visit visit, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        if (opened is null) return fault!;
        await looks.Record(opened, visit.Visitor!.Id, Act.Erase, "asked");
        return await Page(opened, null, stop);
    }

    public async Task<IResult> Ask(Guid id, Visit visit, string? what, string? reason, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        if (opened is null) return fault!;
        var why = reason?.Trim() ?? "";
        if (why.Length is < FewestCharacters or > MostCharacters) return await Page(opened, EraseTexts.ReasonNeeded, stop);
        if (what is not ("everything" or "contact")) return await Page(opened, EraseTexts.WhatNeeded, stop);
        // whether law keeps something must not show by a failure: of the whole record the escrow is always needed
        if (what == "everything" && !county.HasEscrow) return await Page(opened, EraseTexts.NoEscrow, stop);
        if (!await requests.Ask(opened.Id, visit.Visitor!.Id, opened.Sight.Unit, what == "contact", why, clock.GetUtcNow())) return await Page(opened, EraseTexts.WaitsAlready, stop);
        return Results.Redirect($"/people/{opened.Id}/erase");
    }

    public async Task<IResult> TakeBack(Guid id, Visit visit, long? number, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        if (opened is null) return fault!;
        return await requests.Of(opened.Record.People, stop) is { } waits && waits.Number == number && await requests.TakeBack(waits) ? Results.Redirect($"/people/{opened.Id}?note=kept") : new Fault(StatusCodes.Status400BadRequest, NothingWaits);
    }

    /// <summary>The number is that of the request that was looked at, so that nobody confirms another one unseen.</summary>
    public async Task<IResult> Confirm(Guid id, Visit visit, long? number, string? sure, CancellationToken stop)
    {
        var (opened, fault) = await Open(id, visit, stop);
        if (opened is null) return fault!;
        if (await requests.Of(opened.Record.People, stop) is not { } waits || waits.Number != number) return new Fault(StatusCodes.Status400BadRequest, NothingWaits);
        if (waits.Account == visit.Visitor!.Id) return new Fault(StatusCodes.Status400BadRequest, Alone);
        if (sure != "yes") return await Page(opened, EraseTexts.SureNeeded, stop);
        var foreseen = await foresee.Of(opened, waits.IdentityOnly, stop);
        await looks.List(opened.Sight.Under, visit.Visitor.Id, Act.Erase, "done", [opened.Id], waits.Reason);
        ErasureResult result;
        try
        {
            result = await county.Erase(new ErasureOrder(opened.Id, waits.Account, visit.Visitor.Id, waits.Reason, waits.IdentityOnly));
        }
        catch (StoreException failure) when (failure.Problem.Code is "subject_unknown" or "escrow_missing" or "erase_alone")
        {
            return new Fault(StatusCodes.Status409Conflict, failure.Problem);
        }
        return new RazorComponentResult<ErasedPage>(new { opened.Record.People, Foreseen = foreseen, Request = waits, By = visit.Visitor.Id, On = records.Today, result.IsSettled });
    }

    /// <summary>Those who treat and the desk, of a unit that cares for the person; never from an emergency.</summary>
    private async Task<(OpenedRecord? Opened, Fault? Fault)> Open(Guid id, Visit visit, CancellationToken stop)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, stop);
        if (opened is null) return (null, fault);
        return opened.Sight.MayDo(Act.Erase) ? (opened, null) : (null, new Fault(Denial.Care));
    }

    private async Task<IResult> Page(OpenedRecord opened, Words? fault, CancellationToken stop)
    {
        var asked = await timeline.Page(new TimelineQuery(opened.Id, opened.Sight.Readable.Only(form => form == SignedRequest), null, 1, opened.Sight.May), stop);
        var model = new ErasureModel(
            opened, await foresee.Of(opened, identityOnly: false, stop), await foresee.Of(opened, identityOnly: true, stop),
            asked.Entries is [{ Holds: true } signed, ..] ? signed.Entry.Occurred.Date : null, await requests.Of(opened.Record.People, stop), fault);
        return new RazorComponentResult<ErasePage>(new { Model = model }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }
}
