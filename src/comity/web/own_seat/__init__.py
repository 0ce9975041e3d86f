"""The program of a seat on its own machine (`comity seat`): write, compare, read, sign, seal and open, hand in.

Knows the desk's templates and forms, not its site; what it believes of a desk is comity.service.peer's.
"""
