"""``python -m server.wire``: write the generated types, tables and documentation."""

from server.wire.generated import write

if __name__ == "__main__":
    for path in write():
        print(path)
