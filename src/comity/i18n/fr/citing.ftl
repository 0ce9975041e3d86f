key-algorithm-ml-dsa-44 = ML-DSA-44, lignes longues des journaux et des témoins
finding-key-kind = Une clé ML-DSA-44 cosigne des têtes de journal et ne signe rien d’autre.
