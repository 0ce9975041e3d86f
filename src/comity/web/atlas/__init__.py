"""What has a place: the map, announcements that overlap, encounters, and whom to call.

Knows places on a page; geometry is the layers' below (comity.atlas, comity.airspace).
"""
