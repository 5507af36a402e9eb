"""The calendar, by vobject and by rules of RFC 5545 that vobject does not ask.

vobject parses lines, dates and the nesting of components, and asks for what each component must have and may
have once. Asked here: CRLF, lines of 75 octets (3.1), VERSION (3.6), unique UIDs (3.8.4.7), times that are UTC in
DTSTAMP (3.8.7.2), an end after its start (3.8.2.2), separators escaped in texts (3.3.11), and values that vobject
takes although they are no dates (it guesses).
"""

import re
from collections import Counter
from datetime import datetime

import vobject

PATH = "data/calendar.ics"
LONGEST = 75
DATE_NAMES = {"DTSTART", "DTEND", "DTSTAMP", "DUE", "CREATED", "LAST-MODIFIED", "RECURRENCE-ID", "EXDATE"}
TEXT_NAMES = {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT"}
LINE = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<rules>(;[^:\"]+(\"[^\"]*\")?)*):(?P<value>.*)", re.DOTALL)


def faults(site):
    content = (site / PATH).read_bytes()
    yield from line_faults(content)
    try:
        text = content.decode("utf-8")
        calendars = list(vobject.readComponents(text))
        for calendar in calendars:
            calendar.validate(raiseException=True)
    except (UnicodeDecodeError, vobject.base.VObjectError) as error:
        yield f"{PATH}: {error}"
        return
    if [it.name for it in calendars] != ["VCALENDAR"]:
        yield f"{PATH}: {[it.name for it in calendars]} for one VCALENDAR"
        return
    yield from component_faults(calendars[0])
    yield from value_faults(text)


def line_faults(content):
    if not content.endswith(b"\r\n"):
        yield f"{PATH}: the last line does not end with CRLF"
    for at, line in enumerate(content.removesuffix(b"\r\n").split(b"\r\n"), start=1):
        if b"\n" in line or b"\r" in line:
            yield f"{PATH}: line {at}: a line break that is no CRLF"
        if len(line) > LONGEST:
            yield f"{PATH}: line {at}: {len(line)} octets, {LONGEST} at most"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"{PATH}: line {at}: folded within a character, or no UTF-8"


def component_faults(calendar):
    if getattr(calendar, "version", None) is None or calendar.version.value != "2.0":
        yield f"{PATH}: no VERSION:2.0"
    events = calendar.contents.get("vevent", [])
    if not any(calendar.components()):
        yield f"{PATH}: no component (RFC 5545, 3.6)"
    for uid, times in Counter(it.uid.value for it in events).items():
        if times > 1:
            yield f"{PATH}: the UID {uid} stands {times} times"
    for event in events:
        if "dtstart" not in event.contents:
            yield f"{PATH}: {event.uid.value}: no DTSTART"
        elif "dtend" in event.contents:
            start, end = event.dtstart.value, event.dtend.value
            if type(start) is not type(end) or end <= start:
                yield f"{PATH}: {event.uid.value}: DTEND {end} for DTSTART {start}"


def value_faults(text):
    """What unfolded lines have for values, as they stand."""
    for line in text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n"):
        found = LINE.fullmatch(line)
        name = found["name"].upper() if found else ""
        if name in DATE_NAMES and not is_time(name, found["rules"].upper(), found["value"]):
            yield f"{PATH}: no date or time as in RFC 5545: {line}"
        if name in TEXT_NAMES and re.search(r"(?<!\\)(\\\\)*[,;]", found["value"]):
            yield f"{PATH}: a separator that is not escaped: {line}"
        if name in TEXT_NAMES and re.search(r"(?<!\\)(\\\\)*\\([^\\,;nN]|$)", found["value"]):
            yield f"{PATH}: a backslash that escapes nothing: {line}"


def is_time(name, rules, value):
    form = "%Y%m%d" if "VALUE=DATE" in rules.split(";") else "%Y%m%dT%H%M%S"
    utc = value.endswith("Z")
    if form == "%Y%m%d" and (utc or name == "DTSTAMP") or name == "DTSTAMP" and not utc:
        return False
    try:
        # strptime also takes numbers of fewer digits.
        return datetime.strptime(value.removesuffix("Z"), form).strftime(form) == value.removesuffix("Z")
    except ValueError:
        return False
