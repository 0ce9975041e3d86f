# Целые таблицы в Apache Parquet.
export-parquet = таблицей (Parquet)
api-sheet-parquet = Таблица в Apache Parquet: целиком, с кодами вместо имён столбцов
api-sheet-records-parquet = Акты в Apache Parquet
finding-parquet-extra = На этом узле не установлено то, что нужно для Parquet (pyarrow).
remedy-parquet = Установите на узле дополнение comity[parquet] или возьмите ту же таблицу в CSV.
