int? chosenSize = 59;
