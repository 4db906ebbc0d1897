return await Lecture38.Runner.RunnerCommandLine.InvokeAsync(args);
