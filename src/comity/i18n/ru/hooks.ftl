# Webhooks: addresses told that a log has grown.
hook-added = Вызов { $number } сообщает { $address } обо всём, что появится с этого момента. Секрет вызова, печатается один раз:
hook-on = { $number }  включён  { $body }  { $address }  сообщено до листа { $told }
hook-failing = { $number }  не отвечает с { $since } ({ $error })  { $body }  { $address }  сообщено до листа { $told }
hook-off = { $number }  выключен ({ $error })  { $body }  { $address }  сообщено до листа { $told }
hook-off-subject = { $body }: вызов выключен
hook-off-letter =
    { $address } пять дней не принимает вызовы { $body } или больше не хочет их ({ $error }). Вызов выключен; ничего не потеряно, в журнале есть всё.
    
    Чтобы продолжить с того же места: comity hook resume ПАПКА { $number }
finding-hook-address = Вызовы идут по адресу https, в котором нет имени, пароля и фрагмента.
finding-hook-private = Это имя ведёт к адресу этой машины или сети за ней.
finding-hook-unreachable = По этому адресу никто не отвечает.
finding-hook-body = Органа с таким именем здесь нет.
finding-hook-full = Вызовов столько, сколько может быть у сайта.
finding-hook-none = Вызова с таким номером нет.
remedy-hook = Посмотрите comity hook list. Если адрес должен быть за этой сетью, укажите --private.
