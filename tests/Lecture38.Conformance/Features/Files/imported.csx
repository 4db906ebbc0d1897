var importedCsx = 1;
