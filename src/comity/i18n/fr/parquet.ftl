# Des tableaux entiers en Apache Parquet.
export-parquet = en tableau (Parquet)
api-sheet-parquet = Un tableau en Apache Parquet : en entier, avec les codes pour noms de colonnes
api-sheet-records-parquet = Les actes en Apache Parquet
finding-parquet-extra = Cet hôte n’a pas installé ce dont Parquet a besoin (pyarrow).
remedy-parquet = Installez l’extra comity[parquet] sur l’hôte, ou prenez le même tableau en CSV.
