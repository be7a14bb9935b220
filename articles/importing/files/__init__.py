"""Files of raw pages: found, decoded, dated by their names; every fault one line with its remedy."""
