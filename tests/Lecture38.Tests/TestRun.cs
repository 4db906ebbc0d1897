using Xunit.Sdk;
using Xunit.v3;

// Many tests count allocated bytes exactly, and a garbage collection that another test causes would be counted too.
[assembly: Parallelization(Mode = ParallelMode.None)]
