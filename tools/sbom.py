"""The bill of what an installation from the lock contains, as CycloneDX 1.6 JSON.

Knows the lock's grammar (`name==version ; marker` and its hashes) and the fields CycloneDX asks for. Does not know which package
asks for which: the lock does not say, and the bill says that it does not (`compositions`). Law: the same lock, wheel and second
give the same bytes; a line it cannot read ends it.
"""

import json
import re
import uuid
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?")
HASH = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")


def component(block: str) -> dict[str, object]:
    """Return one locked package as a component; its hashes are of every file the lock allows, so they stand as properties."""
    first, *rest = block.replace("\\\n", "\n").strip().splitlines()
    pinned = PINNED.fullmatch(first.strip())
    hashes = [HASH.fullmatch(line.strip()) for line in rest]
    if pinned is None or not hashes or None in hashes:
        raise SystemExit(f"not a line of a lock: {first}")
    name = re.sub(r"[-_.]+", "-", pinned["name"]).lower()
    purl = f"pkg:pypi/{name}@{pinned['version']}"
    properties = [{"name": "comity:allowed-sha256", "value": found["hash"]} for found in hashes if found]
    if pinned["marker"]:
        properties.insert(0, {"name": "comity:marker", "value": pinned["marker"]})
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": pinned["version"],
        "purl": purl,
        "properties": properties,
    }


def bill(lock: Path, wheel: Path, epoch: int) -> str:
    """Return the bill of a wheel installed with what a lock pins."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8").strip())
    components = sorted((component(block) for block in blocks), key=lambda one: str(one["bom-ref"]))
    version = wheel.name.split("-")[1]
    root = f"pkg:pypi/comity@{version}"
    digest = sha256(wheel.read_bytes()).hexdigest()
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest + sha256(lock.read_bytes()).hexdigest())}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "comity",
                "version": version,
                "purl": root,
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": components,
        "compositions": [{"aggregate": "unknown", "assemblies": [root]}],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
