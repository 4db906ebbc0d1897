int? chosenSize = 60;
