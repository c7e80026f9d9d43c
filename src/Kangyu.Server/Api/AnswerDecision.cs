using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Store;

namespace Kangyu.Server.Api;

/// <summary><c>POST /api/decide/{table}</c>: a question to a decision table. It names nobody and nothing of it is kept.</summary>
internal static class AnswerDecision
{
    public static async Task<IResult> Handle(string table, HttpRequest request, ActivePacks packs, TimeProvider clock, CancellationToken stop)
    {
        if (!packs.Set.Decisions.TryGetValue(table, out var known)) return Fault.NotFound;
        var (question, fault) = await JsonBody.Read(request, stop);
        if (question is null) return fault!;
        using (question)
        {
            var (answer, problem) = DecisionQuestion.Ask(packs.Evaluator(known), question.RootElement, CountyTime.Today(clock));
            return answer is null ? new Fault(StatusCodes.Status400BadRequest, problem!) : Results.Bytes(answer, "application/json");
        }
    }
}
