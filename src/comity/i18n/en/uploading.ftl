# Attachments sent before their note
sign-apart = The files are too large to go with the note: hand them in before it, with comity submit --material.
finding-upload-place = No file is awaited at this place.
finding-upload-offset = The desk has this file up to another byte than the part begins at.
finding-upload-oversize = The part goes past the end of the file that was named.
finding-upload-part = The part is longer than the desk takes at once.
finding-upload-waiting = Too many files of this key, or too many bytes of them, wait at the desk already.
finding-upload-busy = Another connection is sending this file.
finding-upload-write = The desk could not write the file.
finding-upload-broken = The connection broke before the part was whole; what arrived is kept.
finding-upload-audience = Only files of public records are sent before their note; those of others go with it.
finding-upload-version = The desk speaks version 1.0.0 of the tus protocol.
remedy-upload = Ask the desk how far it has the file (HEAD), and go on from there; comity submit --material does so by itself.
