# Whole tables as Apache Parquet.
export-parquet = as a table (Parquet)
api-sheet-parquet = A table as Apache Parquet: in full, with the codes as column names
api-sheet-records-parquet = Records as Apache Parquet
finding-parquet-extra = This host has not installed what Parquet needs (pyarrow).
remedy-parquet = Install the extra comity[parquet] on the host, or take the same table as CSV.
