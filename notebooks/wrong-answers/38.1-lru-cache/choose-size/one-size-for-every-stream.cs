int ChooseSize(IReadOnlyList<string> stream) => 60;
