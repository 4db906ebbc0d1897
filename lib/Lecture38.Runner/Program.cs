using Lecture38.Runner;

return await RunnerCommandLine.InvokeAsync(args, new RunnerHost(Console.Out, Console.Error, CourseRoot.Find()) { ConnectInterrupts = stop => new StopSignals(stop) });
