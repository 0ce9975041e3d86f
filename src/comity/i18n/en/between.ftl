# Between two sittings
changes-from-sitting = From the end of
changes-to-sitting = to the end of
changes-after-sitting = From the end of
changes-until-sitting = to the end of
changes-since-before = What changed from the sitting before to this one
changes-decisions = Decisions
changes-support-joined = Requests and proposals joined
changes-support-left = Requests and proposals left
changes-concerns-settled = Matters called settled
