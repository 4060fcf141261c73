"""Rendezvous from Python: weekly series, items, and a stream of everything, with the standard library alone.

    python3 rendezvous.py http://127.0.0.1:8480

Set RENDEZVOUS_TOKEN where the server asks for a token.
"""

import json
import os
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Rendezvous:
    def __init__(self, address, token=None):
        self.address = address.rstrip("/")
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def _open(self, path, **query):
        given = {name: value for name, value in query.items() if value is not None}
        address = f"{self.address}/v1/{path}?{urlencode(given, doseq=True)}"
        return urlopen(Request(address, headers=self.headers), timeout=60)

    def series(self, name, **query):
        """One weekly series with its versions: see /v1/series for names."""
        with self._open(f"series/{name}", **query) as answer:
            return json.load(answer)

    def pages(self, **query):
        """Items page by page, newest first; what arrives meanwhile moves nothing."""
        after = None
        while True:
            with self._open("items", after=after, limit=500, **query) as answer:
                page = json.load(answer)
            yield from page["items"]
            after = page["next"]
            if after is None:
                return

    def items(self, **query):
        """All items of a filter as one stream, in constant memory."""
        with self._open("items", format="jsonl", **query) as answer:
            for line in answer:
                yield json.loads(line)


if __name__ == "__main__":
    client = Rendezvous(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8480", os.environ.get("RENDEZVOUS_TOKEN"))
    balance = client.series("balance")
    print(balance["cite"])
    for value in balance["values"][-5:]:
        print(value["week"], value["value"], value["lower"], value["upper"], value["status"])
    for item, _ in zip(client.items(relevance="relevant", sort="-published"), range(5)):
        print(item["publishedAt"], item["outlet"], item["title"])
