"""Languages: packs of data, and the little code that loads, folds and inflects."""
