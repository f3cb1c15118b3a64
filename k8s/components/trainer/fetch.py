"""Fetches a training's data set and lays it where TRL loads it from: fetch.py FOLDER. Standard library only."""

import io
import os
import sys
import time
import urllib.error
import urllib.request
import zipfile

FILES = {"sft": "train/sft.jsonl", "dpo": "train/preference.jsonl", "grpo": "train/prompts.jsonl"}
TRIES = 5


def fetch(tries=TRIES, pause=5.0):
    """The ZIP's bytes; a service that is away for a while is asked again."""
    url = "{AGON_API}/api/v1/campaigns/{AGON_CAMPAIGN}/rounds/{AGON_ROUND}/dataset".format(**os.environ)
    request = urllib.request.Request(url)
    if os.environ.get("AGON_API_KEY"):
        request.add_header("Authorization", "Bearer " + os.environ["AGON_API_KEY"])
    for left in range(tries - 1, -1, -1):
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            if refused.code < 500 or left == 0:
                raise
        except OSError:
            if left == 0:
                raise
        time.sleep(pause)


def lay(archive, method, folder):
    """Writes the records of a method as the split that is trained on."""
    with zipfile.ZipFile(io.BytesIO(archive)) as zip_file:
        records = zip_file.read(FILES[method])
    with open(os.path.join(folder, "train.jsonl"), "wb") as out:
        out.write(records)
    return records.count(b"\n")


if __name__ == "__main__":
    print(lay(fetch(), os.environ["AGON_METHOD"], sys.argv[1]), "records")
