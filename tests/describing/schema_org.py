"""Which properties schema.org's types have, and of which types their values are: from schema-dts (Apache-2.0).

``schema_org.json`` is the table that the tests read, of the types that are used here alone. With npm and a network:

python -m tests.describing.schema_org            write the table anew
python -m tests.describing.schema_org --compile  let the TypeScript compiler check every golden file against schema-dts
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE / "schema_org.json"
PACKAGES = ("schema-dts@2.1.0", "typescript@5")
USED = (
    *("NewsArticle", "Article", "AdvertiserContentArticle"),
    *("PublicationIssue", "CreativeWorkSeries", "Newspaper", "Person", "Organization"),
)
_INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([^{]+?) \{$(.*?)^\}$", re.M | re.S)
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<([^,]+), "\w+">;$', re.M)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--silent", *PACKAGES], cwd=folder, check=True)
        if "--compile" in sys.argv:
            compile_all(Path(folder))
            return
        declared = (Path(folder) / "node_modules/schema-dts/dist/schema.d.ts").read_text("utf-8")
        lines = [f"  {json.dumps(name)}: {json.dumps(told(declared, name))}" for name in USED]
        types = ",\n".join(lines)
        TABLE.write_text(f'{{"source": "{PACKAGES[0]}, Apache-2.0", "types": {{\n{types}\n}}}}\n', "utf-8")


def told(declared: str, name: str) -> dict[str, object]:
    """Of a type: what it is a kind of, and its properties with the types of their values."""
    interfaces = {found[1]: (re.findall(r"\w+", found[2]), found[3]) for found in _INTERFACE.finditer(declared)}
    kinds, properties = {name}, dict[str, list[str]]()
    waiting = [f"{name}Leaf"]
    while waiting:
        parents, body = interfaces.get(waiting.pop(), ([], ""))
        waiting += parents
        kinds |= {parent.removesuffix("Base") for parent in parents}
        properties |= {one[1]: sorted(re.findall(r"\w+", one[2])) for one in _PROPERTY.finditer(body)}
    return {"kinds": sorted(kinds), "properties": dict(sorted(properties.items()))}


def compile_all(folder: Path) -> None:
    lines = ['import type { WithContext } from "schema-dts";', *checks()]
    (folder / "golden.ts").write_text("\n".join(lines) + "\n", "utf-8")
    command = ["npx", "tsc", "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler"]
    result = subprocess.run([*command, "--module", "esnext", "golden.ts"], cwd=folder)
    print("schema-dts accepts every golden file" if result.returncode == 0 else "refused")
    sys.exit(result.returncode)


def checks() -> Iterator[str]:
    for number, file in enumerate(sorted((HERE / "golden").glob("*.jsonld"))):
        data = file.read_text("utf-8")
        kind = json.loads(data)["@type"]
        yield f'import type {{ {kind} as T{number} }} from "schema-dts";'
        yield f"export const checked{number}: WithContext<Extract<T{number}, object>> = {data.strip()};"


if __name__ == "__main__":
    main()
