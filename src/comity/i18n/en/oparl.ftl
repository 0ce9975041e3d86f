# OParl: bodies, sittings, agenda items and papers for programs.
oparl-link = OParl 1.1
oparl-about = Bodies, sittings, agenda items and papers, for programs that read parliaments’ information systems
finding-oparl-moment = This is no moment a list can be asked about.
remedy-oparl = Write it as 2026-03-01T12:00:00Z, or with the offset of its zone (%2B01:00 in an address).
