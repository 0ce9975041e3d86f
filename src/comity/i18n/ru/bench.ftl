# Замеры
finding-bench-failed = Замер одного из органов закончился ошибкой, названной выше.
remedy-bench = Запустите этот замер отдельно: comity bench --synthetic N.
