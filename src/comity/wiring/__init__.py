"""The only composition root: picks files, keys and clocks, and hands them to the parts that know none of these."""
