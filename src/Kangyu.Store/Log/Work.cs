using Kangyu.Kernel;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>Something the writer does within a transaction; its answer is given only after the commit.</summary>
internal abstract class Work
{
    /// <summary>The commit is durable: give the answer.</summary>
    public abstract void Acknowledge();

    /// <summary>Nothing was stored.</summary>
    public abstract void Refuse(Problem problem, Exception? cause);
}

internal sealed class SubmissionWork(Submission submission) : Work
{
    private readonly TaskCompletionSource<Receipt> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Submission Submission => submission;

    public Task<Receipt> Done => done.Task;

    public Receipt? Receipt { get; set; }

    public override void Acknowledge() => done.TrySetResult(Receipt!);

    public override void Refuse(Problem problem, Exception? cause) => done.TrySetResult(Receipt.NotNow(submission.Id, problem));
}

internal sealed class LookWork(Look look) : Work
{
    private readonly TaskCompletionSource<long> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Look Look => look;

    public Task<long> Done => done.Task;

    public long Number { get; set; }

    public override void Acknowledge() => done.TrySetResult(Number);

    public override void Refuse(Problem problem, Exception? cause) => done.TrySetException(new StoreException(problem, cause));
}

/// <summary>A rare change by plain statements: accounts, units, settings, erasures. It sees everything written before it.</summary>
internal abstract class Job : Work
{
    /// <summary>True when what the writer remembers of people is no longer so afterwards.</summary>
    public bool Forgets { get; init; }

    public abstract void Run(WriteSession session);
}

internal sealed class Job<T>(Func<WriteSession, T> change) : Job
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Done => done.Task;

    public override void Run(WriteSession session) => result = change(session);

    public override void Acknowledge() => done.TrySetResult(result!);

    public override void Refuse(Problem problem, Exception? cause) =>
        done.TrySetException(problem == LogProblems.Failed && cause is not null ? cause : new StoreException(problem, cause));
}
