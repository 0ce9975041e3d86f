key-algorithm-ml-dsa-44 = ML-DSA-44, long lines of logs and witnesses
finding-key-kind = An ML-DSA-44 key cosigns checkpoints and signs nothing else.
