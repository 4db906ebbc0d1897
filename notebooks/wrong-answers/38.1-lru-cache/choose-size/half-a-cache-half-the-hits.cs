int ChooseSize(IReadOnlyList<string> stream) => stream.Distinct().Count() / 2;
