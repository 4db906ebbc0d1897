int? chosenSize = 128;
