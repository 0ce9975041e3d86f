"""Files of surveillance data: each format read, its units and clock made explicit, and damage refused at its line or byte."""

import gzip
import json
import warnings
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from comity.airspace.columns import tracks  # noqa: E402
from comity.airspace.earth import between  # noqa: E402
from comity.airspace.model import Given  # noqa: E402
from comity.airspace.reading import FORMATS, detect, read  # noqa: E402
from comity.errors import Rejected  # noqa: E402

DAY = date(2014, 3, 3)
NOON = datetime(2014, 3, 3, 12, tzinfo=UTC).timestamp()
SAID = Given(account="A", day=DAY, radar=(55.0, 13.0, 0.0))


def sbs(aircraft="4840D6", clock="12:00:00.500", height="36000", speed="450", north="54.9", east="14.1", climb="-600"):
    cells = ["MSG", "3", "1", "1", aircraft, "1", "2014/03/03", clock, "2014/03/03", clock, "TEST1"]
    return ",".join([*cells, height, speed, "90", north, east, climb, "", "0", "0", "0", "0"])


def block(category, record):
    return bytes([category]) + (len(record) + 3).to_bytes(2, "big") + record


def fspec(*numbers):
    octets = [0] * ((max(numbers) - 1) // 7 + 1)
    for number in numbers:
        octets[(number - 1) // 7] |= 0x80 >> (number - 1) % 7
    return bytes(octet | (index < len(octets) - 1) for index, octet in enumerate(octets))


def whole(value, size):
    return round(value).to_bytes(size, "big", signed=value < 0)


TOD = whole((12 * 3600 + 0.5) * 128, 3)
# 021: data source 010 (1), target 040 (2), position 130 (6), address 080 (11), time 073 (12), quality 090 (17), level 145 (21)
C21 = block(
    21,
    fspec(1, 2, 6, 11, 12, 17, 21)
    + b"\x01\x02"
    + b"\x00"
    + whole(54.9 / 180 * 2**23, 3)
    + whole(14.1 / 180 * 2**23, 3)
    + bytes.fromhex("4840D6")
    + TOD
    + bytes([8 << 1 | 1, 9 << 1])
    + whole(360 * 4, 2),
)
# 048: 010 (1), 140 (2), 020 (3), 040 (4), 090 (6), 220 (8)
C48 = block(
    48,
    fspec(1, 2, 3, 4, 6, 8)
    + b"\x01\x02"
    + TOD
    + bytes([5 << 5])
    + whole(60 * 256, 2)
    + whole(90 / 360 * 65536, 2)
    + whole(360 * 4, 2)
    + bytes.fromhex("4840D6"),
)
# 062: 010 (1), 015 (3), 070 (4), 105 (5), 185 (7), 040 (12), 136 (17)
C62 = block(
    62,
    fspec(1, 3, 4, 5, 7, 12, 17)
    + b"\x01\x02\x05"
    + TOD
    + whole(54.9 / 180 * 2**25, 4)
    + whole(14.1 / 180 * 2**25, 4)
    + whole(400, 2)
    + whole(-300, 2)
    + whole(77, 2)
    + whole(360 * 4, 2),
)
STATE = "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude,geoaltitude,lastposupdate\n"
ROW = f"{NOON + 1:.0f},4840d6,54.9,14.1,231.5,90,-3.048,TEST1,false,10972.8,11000,{NOON + 0.5}\n"
LINE = {
    "type": "Feature",
    "properties": {"icao24": "4840D6", "coordTimes": ["2014-03-03T12:00:00.5Z", "2014-03-03T12:00:10Z"]},
    "geometry": {"type": "LineString", "coordinates": [[14.1, 54.9, 10972.8], [14.2, 54.9, 10972.8]]},
}
MOMENT = {
    "now": NOON + 1,
    "aircraft": [
        {
            "hex": "4840d6",
            "flight": "TEST1 ",
            "lat": 54.9,
            "lon": 14.1,
            "alt_baro": 36000,
            "gs": 450,
            "seen_pos": 0.5,
            "nac_p": 9,
            "nic": 8,
        }
    ],
}
TRACE = {
    "icao": "4840d6",
    "timestamp": NOON,
    "trace": [[0.5, 54.9, 14.1, 36000, 450, 90, 0, -600, {"nac_p": 9, "nic": 8}, "adsb_icao", 36089]],
}
GPX = '<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><name>4840D6</name><trkseg><trkpt lat="54.9" lon="14.1"><ele>10972.8</ele><time>2014-03-03T12:00:00.5Z</time></trkpt></trkseg></trk></gpx>'
KML = '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><name>4840D6</name><gx:Track><when>2014-03-03T12:00:00.5Z</when><gx:coord>14.1 54.9 10972.8</gx:coord></gx:Track></Placemark></kml>'
FRAMES = "".join(
    f"{NOON + at},{frame}\n" for at, frame in ((0, "8D40621D58C382D690C8AC2863A7"), (2, "8D40621D58C386435CC412692AD6"))
)


def parquet():
    import pyarrow as pa
    from pyarrow import parquet as pq

    sink = pa.BufferOutputStream()
    row = {"time": [int(NOON) + 1], "icao24": ["4840d6"], "lat": [54.9], "lon": [14.1], "velocity": [231.5]}
    pq.write_table(pa.table({**row, "baroaltitude": [10972.8], "lastposupdate": [NOON + 0.5]}), sink)
    return sink.getvalue().to_pybytes()


FILES = {
    "sbs": sbs().encode() + b"\r\n",
    "readsb": json.dumps(MOMENT).encode(),
    "trace": json.dumps(TRACE).encode(),
    "opensky": (STATE + ROW).encode(),
    "opensky-parquet": parquet(),
    "asterix": C21,
    "geojson": json.dumps(LINE).encode(),
    "gpx": GPX.encode(),
    "kml": KML.encode(),
}


@pytest.mark.parametrize("chosen", FILES)
def test_each_format_says_the_same_flight_in_the_same_units(chosen):
    reading = read(FILES[chosen], "file", SAID)
    assert (reading.source.format, detect(FILES[chosen])) == (chosen, chosen)
    (track,), _ = tracks(reading)
    assert (track.aircraft, track.time[0]) == ("4840D6", pytest.approx(NOON + 0.5, abs=0.01))
    assert (track.latitude[0], track.longitude[0]) == (pytest.approx(54.9, abs=2e-5), pytest.approx(14.1, abs=2e-5))
    height = track.columns["geometric" if chosen in {"geojson", "gpx", "kml"} else "pressure"]
    assert height[0] == pytest.approx(10_972.8)
    if track.says("speed"):
        assert track.column("speed")[0] == pytest.approx(231.5, abs=0.01)


def test_what_a_file_hashes_to_is_of_its_bytes_as_they_came():
    import hashlib

    packed = gzip.compress(FILES["trace"])
    assert read(packed, "file", SAID).source.sha256 == hashlib.sha256(packed).hexdigest()


def test_accuracy_and_integrity_are_metres_and_what_is_not_sent_is_not_a_number():
    (track,), _ = tracks(read(FILES["readsb"], "file", SAID))
    assert (track.column("accuracy")[0], track.column("integrity")[0]) == (30.0, 185.2)
    (track,), _ = tracks(read(FILES["sbs"], "file", SAID))
    assert np.isnan(track.column("accuracy")[0])


def test_a_radar_puts_ranges_on_the_ground_and_says_whether_a_transponder_answered():
    (track,), _ = tracks(read(C48, "file", SAID))
    _, length = between(np.array([55.0]), np.array([13.0]), track.latitude, track.longitude)
    slant, height = 60 * 1852.0, 10_972.8
    assert length[0] == pytest.approx((slant**2 - height**2) ** 0.5, rel=2e-3)
    assert track.column("answered")[0] == 1
    primary = C48.replace(bytes([5 << 5]), bytes([1 << 5]), 1)
    (track,), _ = tracks(read(primary, "file", SAID))
    assert track.column("answered")[0] == 0


def test_a_system_track_is_named_by_its_number_where_it_has_no_address():
    (track,), _ = tracks(read(C62, "file", SAID))
    assert (track.aircraft, track.column("speed")[0]) == ("track 77", 125.0)
    assert track.latitude[0] == pytest.approx(54.9, abs=1e-5)


def test_times_of_day_go_on_past_midnight():
    late = C21.replace(TOD, whole(86_399 * 128, 3))
    (track,), _ = tracks(read(late + C21.replace(TOD, whole(1 * 128, 3)), "file", SAID))
    assert np.diff(track.time)[0] == 2


def test_a_pair_of_frames_fixes_the_later_of_them():
    (track,), _ = tracks(read(FRAMES.encode(), "file", SAID))
    assert len(track.time) == 1
    assert (track.time[0], track.latitude[0]) == (NOON + 2, pytest.approx(52.26578, abs=1e-5))
    assert track.column("pressure")[0] == pytest.approx(38_000 * 0.3048)


def test_a_frame_of_wrong_parity_is_noise_and_is_counted():
    noisy = FRAMES + f"{NOON + 3},8D40621D58C386435CC412692AD7\n"
    assert ("noise", 1) in [(flag.code, flag.facts["count"]) for flag in read(noisy.encode(), "file", SAID).flags]


def test_an_advisory_that_was_broadcast_is_told_as_sent():
    from pyModeS.util import crc

    body = "8D4840D6" + f"{(28 << 3 | 2) << 48 | 1 << 47 | 1 << 26 | 0x40621D << 2:014X}"
    frame = body + f"{crc(body + '000000'):06X}"
    reading = read((FRAMES + f"{NOON + 4},{frame}\n").encode(), "file", SAID)
    (told,) = reading.advisories
    assert (told.aircraft, told.threat, told.terminated) == ("4840D6", "40621D", False)


def test_shuffled_doubled_and_contradicting_rows_are_put_in_order_and_flagged():
    rows = [sbs(clock=f"12:00:0{at}.000", east=str(14.1 + at / 100)) for at in (0, 2, 1, 1, 3)]
    rows.append(sbs(clock="12:00:03.000", east="15"))
    (track,), flags = tracks(read("\n".join(rows).encode(), "file", SAID))
    assert list(np.diff(track.time)) == [1, 1, 1]
    assert {(flag.code, flag.facts["line"]) for flag in flags} == {("order", 3), ("double", 4), ("two-places", 6)}


def later(text, seconds):
    """Return a piece of a file with its moment put later."""
    return text.replace("12:00:00.5", f"12:00:0{0.5 + seconds}").replace("12:00:10Z", f"12:00:{10 + seconds}Z")


def of_rows(rows):
    return (STATE + "".join(ROW.replace(str(NOON + 0.5), str(NOON + 0.5 + at)) for at in rows)).encode()


def of_columns(rows):
    import pyarrow as pa
    from pyarrow import parquet as pq

    sink = pa.BufferOutputStream()
    count = len(rows)
    columns = {"time": [NOON + 0.5 + at for at in rows], "icao24": ["4840d6"] * count, "lat": [54.9] * count, "lon": [14.1] * count}  # fmt: skip
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue().to_pybytes()


def of_points(rows):
    point = GPX[GPX.index("<trkpt") : GPX.index("</trkseg>")]
    return GPX.replace(point, "".join(later(point, at) for at in rows)).encode()


def of_coordinates(rows):
    start, end = KML.index("<when>"), KML.index("</gx:Track>")
    pair = KML[start:end]
    return KML.replace(pair, "".join(later(pair, at) for at in rows)).encode()


def of_features(rows):
    properties = {"icao24": "4840D6", "coordTimes": [later("2014-03-03T12:00:00.5Z", at) for at in rows]}
    geometry = {"type": "LineString", "coordinates": [[14.1, 54.9, 10972.8]] * len(rows)}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}).encode()


def of_trace(rows):
    return json.dumps({**TRACE, "trace": [[0.5 + at, *TRACE["trace"][0][1:]] for at in rows]}).encode()


def of_blocks(rows):
    return b"".join(C21.replace(TOD, whole((12 * 3600 + 0.5 + at) * 128, 3)) for at in rows)


SHUFFLED = {
    "sbs": lambda rows: "\n".join(sbs(clock=f"12:00:0{0.5 + at}00") for at in rows).encode(),
    "opensky": of_rows,
    "opensky-parquet": of_columns,
    "gpx": of_points,
    "kml": of_coordinates,
    "geojson": of_features,
    "trace": of_trace,
    "asterix": of_blocks,
}


@pytest.mark.parametrize("chosen", SHUFFLED)
def test_whatever_the_format_what_is_shuffled_or_doubled_is_put_in_order_and_flagged(chosen):
    reading = read(SHUFFLED[chosen]((0, 2, 1, 1, 3)), "file", SAID)
    (track,), flags = tracks(reading)
    assert list(np.diff(track.time)) == pytest.approx([1, 1, 1])
    told = {flag.code for flag in (*flags, *reading.flags)}
    assert told in ({"order", "double"}, {"order", "again"})


WHOLE_TEXT = {
    "sbs": "\n".join(sbs(clock=f"12:00:0{at}.500", east=f"14.1{at}") for at in range(3)).encode() + b"\n",
    "opensky": of_rows((0, 1, 2.25)),
    "asterix": of_blocks((0, 1, 2)),
    "modes": FRAMES.encode(),
}


def said(data):
    """Return all fixes as plain values, or the finding of a refusal."""
    try:
        found, _ = tracks(read(data, "file", SAID))
    except Rejected as refusal:
        return refusal.finding
    return {row for one in found for row in rows_of(one)}


def rows_of(one):
    columns = np.column_stack((one.time, one.latitude, one.longitude, *one.columns.values()))
    return [(one.aircraft, *(None if np.isnan(value) else float(value) for value in row)) for row in columns]


@pytest.mark.parametrize("chosen", sorted({*FILES, *WHOLE_TEXT}))
def test_a_file_cut_off_anywhere_is_refused_with_its_place_or_says_less_and_nothing_else(chosen):
    data = WHOLE_TEXT.get(chosen, FILES.get(chosen, b""))
    everything = said(data)
    for end in range(1, len(data), 1 + len(data) // 250):
        left = said(data[:end])
        if isinstance(left, set):
            assert left <= everything, end
        else:
            placed = any(sign.isdigit() for sign in left.place)
            assert placed or left.code in {"airspace.format", "airspace.empty"}, (end, left)


def test_a_last_line_without_an_end_is_left_out_and_told():
    reading = read(of_rows((0, 1, 2.25))[:-2], "file", SAID)
    assert len(reading.time) == 2
    assert [(flag.code, flag.facts["line"]) for flag in reading.flags] == [("cut", 4)]


REGISTER_30 = 1 << 47 | 1 << 26 | 0x4840D6 << 2
OWN = bytes.fromhex("40621D")


def advising(name):
    """Return a file in which an aircraft says it advises against 4840D6: a Comm-B reply, a block of 021, a block of 048."""
    from pyModeS.util import crc

    if name == "reply":
        body = f"{20 << 27 | 0x1838:08X}" + f"{0x30 << 48 | REGISTER_30:014X}"
        parity = int(crc(body + "000000")) ^ int.from_bytes(OWN, "big")
        return (FRAMES + f"{NOON + 4},{body}{parity:06X}\n").encode()
    if name == "021":
        place = whole(54.9 / 180 * 2**23, 3) + whole(14.1 / 180 * 2**23, 3)
        sent = (28 << 51 | 2 << 48 | REGISTER_30).to_bytes(7, "big")
        return block(21, fspec(1, 2, 6, 11, 12, 40) + b"\x01\x02\x00" + place + OWN + TOD + sent)
    place = whole(60 * 256, 2) + whole(90 / 360 * 65536, 2)
    sent = (0x30 << 48 | REGISTER_30).to_bytes(7, "big")
    return block(48, fspec(1, 2, 3, 4, 8, 22) + b"\x01\x02" + TOD + bytes([5 << 5]) + place + OWN + sent)


@pytest.mark.parametrize("name", ["reply", "021", "048"])
def test_an_advisory_is_read_from_bds_30_in_a_reply_and_from_items_260(name):
    (told,) = read(advising(name), "file", SAID).advisories
    assert (told.aircraft, told.threat, told.terminated, told.several_threats) == ("40621D", "4840D6", False, False)


def test_a_clock_said_to_be_ahead_is_put_back_and_kept_in_the_source():
    reading = read(FILES["sbs"], "file", Given(ahead=2.5))
    assert (reading.time[0], reading.source.ahead, reading.source.clock) == (NOON - 2.0, 2.5, "utc-assumed")


REFUSED = {
    "a line cut off": (sbs().encode() + b"\n" + sbs().encode()[:60], "airspace.line", "line 2"),
    "feet in a column of degrees": (sbs(north="36000").encode(), "airspace.range", "line 1"),
    "a height no aircraft has": (sbs(height="999999").encode(), "airspace.range", "line 1"),
    "a number that is none": (sbs(north="54,9").encode(), "airspace.line", "line 1"),
    "infinity": (sbs(north="inf").encode(), "airspace.line", "line 1"),
    "no text": (sbs().encode() + b"\n\xff\xfe", "airspace.bytes", "byte "),
    "nothing known": (b"hello", "airspace.format", ""),
    "no positions": (sbs(north="", east="").encode(), "airspace.empty", ""),
    "a row too short": ((STATE + "1,2\n").encode(), "airspace.line", "line 2"),
    "JSON cut off": (FILES["readsb"][:60], "airspace.line", "line 1"),
    "JSON with a member twice": (b'{"now": 1, "now": 2, "aircraft": []}', "airspace.json", ""),
    "JSON too deep": (b'{"now": ' + b"[" * 200_000, "airspace.json", ""),
    "JSON with a word for a number": (FILES["readsb"].replace(b"54.9", b'"54.9"'), "airspace.item", "item 1"),
    "a trace with a point that is none": (FILES["trace"].replace(b"54.9,", b""), "airspace.item", "item 1"),
    "a path without times": (FILES["geojson"].replace(b"coordTimes", b"other"), "airspace.item", "item 1"),
    "a GPX point without a time": (GPX.replace("<time>2014-03-03T12:00:00.5Z</time>", "").encode(), "airspace.clock", "line 1"),
    "an entity": (b"<!DOCTYPE gpx [<!ENTITY a 'b'>]>" + GPX.encode(), "airspace.doctype", "line 1"),
    "XML cut off": (GPX.encode()[:120], "airspace.line", "line 1"),
    "a block cut off": (C21 + C21[:-4], "airspace.truncated", f"byte {len(C21)}"),
    "a block whose record reaches too far": (block(21, fspec(1, 6) + b"\x01\x02\x03"), "airspace.truncated", "byte "),
    "a gzip cut off": (gzip.compress(FILES["trace"])[:-12], "airspace.truncated", "byte "),
    "a Parquet cut off": (FILES["opensky-parquet"][:-20], "airspace.truncated", "byte "),
    "a Parquet with a name that is no text": (FILES["opensky-parquet"].replace(b"velocity", b"\x93elocity"), "airspace.truncated", "byte "),
    "frames without times": (b"*8D40621D58C382D690C8AC2863A7;\n", "airspace.clock", "line 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_damaged_is_refused_with_its_place(name):
    data, code, place = REFUSED[name]
    with pytest.raises(Rejected) as caught:
        read(data, "file", SAID)
    assert (caught.value.finding.code, place in caught.value.finding.place) == (code, True)


@pytest.mark.parametrize(("data", "code"), [(C21, "airspace.day"), (b"@000000000001" + FRAMES[13:41].encode() + b";", "airspace.day")])  # fmt: skip
def test_times_of_day_need_their_day(data, code):
    with pytest.raises(Rejected) as caught:
        read(data, "file", Given())
    assert caught.value.finding.code == code


def test_ranges_need_their_radar():
    with pytest.raises(Rejected) as caught:
        read(C48, "file", Given(day=DAY))
    assert caught.value.finding.code == "airspace.radar"


def test_a_file_that_inflates_without_end_is_refused(monkeypatch):
    from comity.airspace import notation

    monkeypatch.setattr(notation, "FILE_LIMIT", 1_000)
    with pytest.raises(Rejected) as caught:
        read(gzip.compress(b" " * 100_000), "file", SAID)
    assert caught.value.finding.code == "airspace.oversize"


WHOLE = [*FILES.values(), C48, C62, FRAMES.encode()]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_done_to_a_file_it_is_read_or_refused(data):
    """Cut, changed, doubled or filled with anything: never another error, and nothing read lies out of bounds."""
    content = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        size = data.draw(st.integers(0, 12))
        content[at : at + size] = data.draw(st.one_of(st.binary(max_size=12), st.just(bytes(content[at : at + 40]))))
    chosen = data.draw(st.sampled_from(("", *FORMATS)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            found, _ = tracks(read(bytes(content), "file", Given(day=DAY, radar=SAID.radar, format=chosen)))
        except Rejected:
            return
    for track in found:
        assert (np.abs(track.latitude) <= 90).all()
        assert (np.abs(track.longitude) <= 180).all()
        assert (np.diff(track.time) > 0).all()


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    from comity.airspace import extra
    from comity.errors import Unavailable

    monkeypatch.setattr(extra, "NEEDED", ("numpy", "nowhere_to_be_found"))
    with pytest.raises(Unavailable) as caught:
        read(FILES["sbs"], "file", SAID)
    assert caught.value.finding.facts["packages"] == "nowhere_to_be_found"
