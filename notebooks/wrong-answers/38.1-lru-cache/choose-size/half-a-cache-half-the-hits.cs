int? chosenSize = 30;
