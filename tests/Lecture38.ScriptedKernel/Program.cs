using Lecture38.ScriptedKernel;

if (args.Contains("--dies"))
{
    Console.Error.WriteLine("Unhandled exception. System.IO.FileNotFoundException: no such assembly");
    return 134;
}

if (args.Contains("--never-ready"))
{
    Thread.Sleep(Timeout.Infinite);
}

if (args.Contains("--deaf"))
{
    Protocol.Ready();
    Thread.Sleep(Timeout.Infinite);
}

Console.WriteLine("A banner that is no event.");
Protocol.Ready();
new ScriptedCells().Run();
return 0;
