using Xunit.v3;

// Most tests wait for a process, a limit or a browser: more of them than processors keep the processors busy.
[assembly: Parallelization(MaxThreads = 4)]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
