int Doubled(int x) => 2 * x;
