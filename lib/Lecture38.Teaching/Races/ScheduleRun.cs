using System.Numerics;
using System.Runtime.InteropServices;

namespace Lecture38;

/// <summary>A running schedule: a fresh state, and the threads that act on it.</summary>
internal sealed class ScheduleRun<TState> : IDisposable
{
    private readonly Scenario<TState> _scenario;
    private readonly TState _state;
    private readonly SteppedThread[] _threads;
    private readonly bool[] _isBroken;
    private readonly List<int> _threadNumbers = [];
    private readonly List<string> _descriptions = [];
    private readonly List<ScheduleFailure> _failures = [];
    private bool _hasThrown;

    internal ScheduleRun(Scenario<TState> scenario)
    {
        var state = scenario.NewState();
        _scenario = scenario;
        _state = state;
        _threads = [.. scenario.Threads.Select(thread => new SteppedThread(thread.Name, () => thread.Steps(state)))];
        _isBroken = new bool[scenario.Invariants.Count];
    }

    /// <summary>The thread of each step so far.</summary>
    internal ReadOnlySpan<int> ThreadNumbers => CollectionsMarshal.AsSpan(_threadNumbers);

    internal IReadOnlyList<ScheduleFailure> Failures => _failures;

    internal int LastThread => _threadNumbers is [.., var last] ? last : -1;

    /// <summary>The threads that can take a step: none at the end, in a deadlock or after an exception.</summary>
    internal ThreadSet ReadyThreads()
    {
        var ready = ThreadSet.Empty;
        for (var i = 0; i < _threads.Length && !_hasThrown; i++)
        {
            ready = _threads[i].IsReady() ? ready.With(i) : ready;
        }

        return ready;
    }

    internal string WhyNotReady(int thread) =>
        _hasThrown ? "the schedule has ended with an exception"
        : _threads[thread].HasEnded ? "it has ended"
        : $"it waits at '{_threads[thread].LastStep}'";

    /// <summary>Runs a thread to its next yield, which is a step, or to its end.</summary>
    /// <returns>
    /// What the step did. Null if there was no step: a thread that ends right after its own step ends as part of it.
    /// </returns>
    internal string? Advance(int thread)
    {
        var isWithinItsLastStep = thread == LastThread && !_threads[thread].Waits;
        var description = Run(_threads[thread], out var thrown) ?? (isWithinItsLastStep ? null : "ends");
        if (description is not null)
        {
            _threadNumbers.Add(thread);
            _descriptions.Add(description);
        }

        if (thrown is not null)
        {
            Fail(FailureKind.Exception, thrown.GetType().Name, $"throws {thrown.GetType().Name}: {thrown.Message}");
        }

        CheckInvariants(atEnd: false);
        return description;
    }

    /// <summary>Records the failures that show only when no thread can continue.</summary>
    internal void Conclude()
    {
        if (_hasThrown)
        {
            return;
        }

        if (_threads.All(thread => thread.HasEnded))
        {
            CheckInvariants(atEnd: true);
            return;
        }

        var waiting = _threads.Where(thread => !thread.HasEnded).Select(thread => $"{thread.Name} at '{thread.LastStep}'");
        Fail(FailureKind.Deadlock, "deadlock", $"deadlock: {string.Join(", ", waiting)}");
    }

    /// <summary>The first steps of the schedule.</summary>
    internal Schedule ToSchedule(int steps) => new(
        _scenario.ThreadNames,
        ThreadNumbers[..steps],
        _descriptions.Take(steps),
        [.. _failures.Where(failure => failure.Step <= steps)]);

    public void Dispose()
    {
        foreach (var thread in _threads)
        {
            thread.Dispose();
        }
    }

    private string? Run(SteppedThread thread, out Exception? thrown)
    {
        thrown = null;
        try
        {
            return thread.Advance();
        }
        catch (Exception exception)
        {
            _hasThrown = true;
            thrown = exception;
            return "";
        }
    }

    private void CheckInvariants(bool atEnd)
    {
        for (var i = 0; i < _isBroken.Length; i++)
        {
            var invariant = _scenario.Invariants[i];
            if (!_isBroken[i] && invariant.OnlyAtEnd == atEnd && Breach(invariant) is { } breach)
            {
                _isBroken[i] = true;
                Fail(FailureKind.BrokenInvariant, invariant.Name, breach);
            }
        }
    }

    private string? Breach(Invariant<TState> invariant)
    {
        try
        {
            return invariant.Holds(_state) ? null : $"breaks '{invariant.Name}'";
        }
        catch (Exception exception)
        {
            return $"breaks '{invariant.Name}', whose check throws {exception.GetType().Name}: {exception.Message}";
        }
    }

    private void Fail(FailureKind kind, string name, string message) =>
        _failures.Add(new ScheduleFailure(kind, name, _threadNumbers.Count, message));
}

/// <summary>A thread of one schedule, which runs step by step.</summary>
internal sealed class SteppedThread(string name, Func<IEnumerable<ThreadStep>> body) : IDisposable
{
    private IEnumerator<ThreadStep>? _steps;
    private ThreadStep? _lastStep;

    internal string Name => name;

    internal bool HasEnded { get; private set; }

    internal bool Waits => _lastStep?.WaitsUntil is not null;

    internal string? LastStep => _lastStep?.Description;

    internal bool IsReady()
    {
        try
        {
            return !HasEnded && MayGoOn();
        }
        catch (Exception)
        {
            // The next step throws the exception again, and then it counts as the thread's.
            return true;
        }
    }

    /// <summary>Runs to the next yield or to the end.</summary>
    /// <returns>What the step did, null at the end.</returns>
    internal string? Advance()
    {
        _ = MayGoOn();
        _steps ??= body().GetEnumerator();
        if (!_steps.MoveNext())
        {
            HasEnded = true;
            return null;
        }

        _lastStep = _steps.Current ?? throw new InvalidOperationException($"Thread '{name}' yielded null.");
        return _lastStep.Description;
    }

    public void Dispose() => _steps?.Dispose();

    private bool MayGoOn() => _lastStep?.WaitsUntil?.Invoke() ?? true;
}

/// <summary>A set of threads, by index.</summary>
internal readonly record struct ThreadSet(uint Bits)
{
    internal static ThreadSet Empty => default;

    internal bool IsEmpty => Bits == 0;

    internal int First => BitOperations.TrailingZeroCount(Bits);

    internal bool Contains(int thread) => thread >= 0 && (Bits & (1u << thread)) != 0;

    internal ThreadSet With(int thread) => new(Bits | (1u << thread));

    internal ThreadSet Without(int thread) => new(Bits & ~(1u << thread));
}
