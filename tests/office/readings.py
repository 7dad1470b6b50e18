"""Run by the system's Python, which knows LibreOffice: what each file says with all changes accepted, and rejected.

    python3 readings.py FOLDER

starts one LibreOffice, loads every `*.docx` of the folder twice, and writes `readings.json` there:
`{file: {"accept": [paragraph, …], "reject": […]}}`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"onetext{time.monotonic_ns()}"
        told = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", "--nologo"]
        office = subprocess.Popen(
            [*told, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            manager = connected(pipe).ServiceManager
            context = manager.DefaultContext
            desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            found = {path.name: readings(path, desktop, dispatcher) for path in sorted(folder.glob("*.docx"))}
            (folder / "readings.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
            desktop.terminate()
            office.wait(60)
        finally:
            office.kill()


def connected(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it takes a second to start, and says so in several ways
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def readings(path: Path, desktop, dispatcher) -> dict[str, list[str]]:
    return {name: reading(path, desktop, dispatcher, command) for name, command in COMMANDS.items()}


def reading(path: Path, desktop, dispatcher, command: str) -> list[str]:
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    if document is None:
        return ["(LibreOffice does not open this file)"]
    try:
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        return list(paragraphs(document.Text))
    finally:
        document.close(True)


def paragraphs(text):
    walk = text.createEnumeration()
    while walk.hasMoreElements():
        item = walk.nextElement()
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.CellNames:
                yield from paragraphs(item.getCellByName(name))
        else:
            yield item.String


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
