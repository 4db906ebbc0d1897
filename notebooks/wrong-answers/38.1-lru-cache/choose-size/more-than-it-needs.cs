int ChooseSize(IReadOnlyList<string> stream) => stream.Count;
