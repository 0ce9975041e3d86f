# Между двумя заседаниями
changes-from-sitting = С конца заседания
changes-to-sitting = до конца заседания
changes-after-sitting = С конца заседания
changes-until-sitting = до конца заседания
changes-since-before = Что изменилось от предыдущего заседания до этого
changes-decisions = Решения
changes-support-joined = Присоединения к запросам и предложениям
changes-support-left = Отказы от поддержки запросов и предложений
changes-concerns-settled = Вопросы, названные урегулированными
